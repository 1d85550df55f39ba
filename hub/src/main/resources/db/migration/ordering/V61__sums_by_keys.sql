-- The statements of these functions find few rows by their keys in tables that may have grown a hundredfold since they were last
-- counted: a plan that was made, and kept, while they were small reads them whole.
alter function ordering.add_minutes(uuid[], text[], text[], int[])
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off;
alter function ordering.keep_sums_of_more() set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off;
alter function ordering.keep_weeks_of_more() set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off;
