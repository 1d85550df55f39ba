-- Secrets of second factors are encrypted: form (1 byte), nonce (12), secret (20) and tag (16). Those of before are plain
-- until the hub has started once.
alter table identity.second_factor drop constraint second_factor_secret_check;
alter table identity.second_factor add constraint second_factor_secret_check check (length(secret) in (20, 49));
