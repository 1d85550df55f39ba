-- A fingerprint is made for one group. After a merge the words of a source on the former group stand beside those on the
-- group that stayed, as "former-id:fingerprint", with blanks between.
create function directory.said_so(base text, subject uuid, field text, said text) returns boolean
    language sql immutable parallel safe
    return exists (
        select 1 from string_to_table(base, ' ') one
        where one = case when position(':' in one) > 0
            then split_part(one, ':', 1) || ':'
                || directory.fingerprint(cast(split_part(one, ':', 1) as uuid), field, said)
            else directory.fingerprint(subject, field, said) end);
