package org.saan.hub.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** People as their passkeys know them: an account, named there as the framework's user, and a handle drawn by lot. */
@Component
class PasskeyHolders implements PublicKeyCredentialUserEntityRepository {
    private static final String HOLDERS = """
            select h.handle, a.sign_in_name, a.name from identity.passkey_holder h
            join identity.account a on a.id = h.account_id
            """;

    private final JdbcClient jdbc;

    PasskeyHolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return jdbc.sql(HOLDERS + "where h.handle = :handle")
                .param("handle", handle.getBytes())
                .query((row, n) -> entity(row))
                .optional()
                .orElse(null);
    }

    /** @param account its id; somebody without a handle gets one */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String account) {
        var id = UUID.fromString(account);
        jdbc.sql("""
                        insert into identity.passkey_holder (account_id, handle) values (:account, :handle)
                        on conflict (account_id) do nothing
                        """).param("account", id).param("handle", Tokens.bytes(32)).update();
        return jdbc.sql(HOLDERS + "where h.account_id = :account")
                .param("account", id)
                .query((row, n) -> entity(row))
                .optional()
                .orElse(null);
    }

    UUID accountOf(Bytes handle) {
        return jdbc.sql("select account_id from identity.passkey_holder where handle = :handle")
                .param("handle", handle.getBytes())
                .query(UUID.class)
                .single();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity holder) {
        throw new UnsupportedOperationException("handles are drawn here");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("handles go with their account");
    }

    private static PublicKeyCredentialUserEntity entity(java.sql.ResultSet row) throws java.sql.SQLException {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(row.getBytes("handle")))
                .name(row.getString("sign_in_name"))
                .displayName(row.getString("name"))
                .build();
    }
}
