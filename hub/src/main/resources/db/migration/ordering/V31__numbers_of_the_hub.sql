-- Numbers of orders are counted where those of all documents are.
insert into platform.document_number (kind, fiscal_year, last)
select 'ORD', fiscal_year, last from ordering.number_counter;
drop table ordering.number_counter;
