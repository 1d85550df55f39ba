package org.saan.hub.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** Public keys of passkeys as the framework reads and writes them. */
@Component
class KeptPasskeys implements UserCredentialRepository {
    private static final Logger log = LoggerFactory.getLogger(KeptPasskeys.class);

    private static final String RECORDS = """
            select p.*, h.handle from identity.passkey p
            join identity.passkey_holder h on h.account_id = p.account_id
            """;

    private final JdbcClient jdbc;

    KeptPasskeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql(RECORDS + "where p.credential_id = :id")
                .param("id", credential.getBytes())
                .query((row, n) -> read(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql(RECORDS + "where h.handle = :handle order by p.made_at, p.id limit 100")
                .param("handle", handle.getBytes())
                .query((row, n) -> read(row))
                .list();
    }

    /**
     * A new one, or what its use changed: the count, and whether it is kept in more than one place. One that counts backwards
     * may be a copy (WebAuthn, 7.2 step 22); the framework compares with the count of the day it was made only.
     */
    @Override
    public void save(CredentialRecord record) {
        int saved = jdbc.sql("""
                        insert into identity.passkey
                            (credential_id, id, account_id, name, public_key, signature_count, uv_initialized, transports,
                             backup_eligible, backup_state, attestation_object, attestation_client_data, made_at)
                        select :credential, :id, h.account_id, :name, :key, :count, :uv, :transports, :eligible, :backup,
                               :attestation, :client, :made
                        from identity.passkey_holder h where h.handle = :handle
                        on conflict (credential_id) do update
                        set signature_count = excluded.signature_count, backup_state = excluded.backup_state,
                            uv_initialized = excluded.uv_initialized, used_at = :used
                        where excluded.signature_count > passkey.signature_count
                           or (excluded.signature_count = 0 and passkey.signature_count = 0)
                        """)
                .param("credential", record.getCredentialId().getBytes())
                .param("id", Ids.next())
                .param("name", record.getLabel())
                .param("key", record.getPublicKey().getBytes())
                .param("count", record.getSignatureCount())
                .param("uv", record.isUvInitialized())
                .param(
                        "transports",
                        record.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .sorted()
                                .collect(Collectors.joining(",")))
                .param("eligible", record.isBackupEligible())
                .param("backup", record.isBackupState())
                .param("attestation", bytes(record.getAttestationObject()), java.sql.Types.BINARY)
                .param("client", bytes(record.getAttestationClientDataJSON()), java.sql.Types.BINARY)
                .param("made", utc(record.getCreated()))
                .param("used", utc(record.getLastUsed()))
                .param("handle", record.getUserEntityUserId().getBytes())
                .update();
        if (saved == 0) {
            log.warn("a passkey counted backwards: there may be a copy of it");
            throw new IllegalArgumentException("counted backwards");
        }
    }

    @Override
    public void delete(Bytes credential) {
        jdbc.sql("delete from identity.passkey where credential_id = :id")
                .param("id", credential.getBytes())
                .update();
    }

    private static CredentialRecord read(ResultSet row) throws SQLException {
        var made = row.getObject("made_at", OffsetDateTime.class).toInstant();
        var used = row.getObject("used_at", OffsetDateTime.class);
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("uv_initialized"))
                .transports(Arrays.stream(row.getString("transports").split(","))
                        .filter(one -> !one.isEmpty())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .attestationObject(read(row.getBytes("attestation_object")))
                .attestationClientDataJSON(read(row.getBytes("attestation_client_data")))
                .label(row.getString("name"))
                .created(made)
                .lastUsed(used == null ? made : used.toInstant())
                .build();
    }

    private static @Nullable Bytes read(byte @Nullable [] bytes) {
        return bytes == null ? null : new Bytes(bytes);
    }

    private static byte @Nullable [] bytes(@Nullable Bytes value) {
        return value == null ? null : value.getBytes();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
