-- What a plan rests on within its order, as it was when the plan was made; and news of the plan while it is made.
alter table ordering.plan_request
    add column basis text,
    add column begun_at timestamptz,
    add column first_points bigint,
    add column points bigint,
    -- no plan has fewer points; null until something is proven
    add column least_points bigint;
