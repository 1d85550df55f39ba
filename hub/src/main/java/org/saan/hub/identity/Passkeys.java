package org.saan.hub.identity;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys: a key in somebody's phone or computer that opens with their finger, face or PIN. The device is what they have
 * and the finger what they are, so a passkey is both factors; one that does not ask for its person is not taken. It works
 * for the address of this hub alone, and nowhere else.
 */
@Service
public class Passkeys {
    static final int MOST = 20;
    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);

    private final JdbcClient jdbc;
    private final PasskeyHolders holders;
    private final KeptPasskeys kept;
    private final OpenAccounts accounts;
    private final Notices notices;
    private final Audit audit;
    private final PublicAddress hub;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    Passkeys(
            JdbcClient jdbc,
            PasskeyHolders holders,
            KeptPasskeys kept,
            OpenAccounts accounts,
            Notices notices,
            Audit audit,
            PublicAddress hub) {
        this.jdbc = jdbc;
        this.holders = holders;
        this.kept = kept;
        this.accounts = accounts;
        this.notices = notices;
        this.audit = audit;
        this.hub = hub;
    }

    /**
     * One as its person sees it.
     *
     * @param shared it is kept in more than one place, as by a phone and its maker's account
     */
    public record Passkey(
            UUID id, String name, Instant since, @Nullable Instant used, boolean shared) {}

    /**
     * What a browser is asked.
     *
     * @param challenge to be kept for the answer; it is good for one
     * @param options as JSON
     */
    public record Ask(String challenge, String options) {}

    @Transactional(readOnly = true)
    public List<Passkey> list(Viewer viewer) {
        return jdbc.sql("""
                        select id, name, made_at, used_at, backup_state from identity.passkey
                        where account_id = :account order by made_at, id limit :most
                        """)
                .param("account", viewer.accountId())
                .param("most", MOST)
                .query((row, n) -> new Passkey(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("used_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null),
                        row.getBoolean("backup_state")))
                .list();
    }

    boolean has(UUID account) {
        return jdbc.sql("select exists (select 1 from identity.passkey where account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** Asks a browser to make one. */
    @Transactional
    public Ask askToMake(Viewer viewer) {
        var challenge = Bytes.random();
        var options = operations(challenge).createPublicKeyCredentialCreationOptions(maker(viewer));
        return new Ask(challenge.toBase64UrlString(), json.writeValueAsString(options));
    }

    /**
     * Keeps the one that the browser made.
     *
     * @param answer as JSON
     * @throws Refusal when it does not answer what was asked, or was not opened by its person
     */
    @Transactional
    public void keep(Viewer viewer, String challenge, String answer, String name) {
        var called = name.strip();
        if (called.isEmpty() || called.length() > 80) {
            throw Refusal.of("name", "identity.passkey.name_length");
        }
        if (list(viewer).size() >= MOST) {
            throw Refusal.of("name", "identity.passkey.most", MOST);
        }
        try {
            var made = json.readValue(
                    answer, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            var operations = operations(Bytes.fromBase64(challenge));
            operations.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    operations.createPublicKeyCredentialCreationOptions(maker(viewer)),
                    new RelyingPartyPublicKey(made, called)));
        } catch (JacksonException | IllegalArgumentException | VerificationException | DataConversionException bad) {
            log.info(
                    "passkey of account {} refused: {}",
                    viewer.accountId(),
                    bad.getClass().getSimpleName());
            throw Refusal.of("name", "identity.passkey.not_made");
        }
        note(viewer, "identity.passkey_added");
        notices.tell(
                viewer.organisationId(),
                viewer.accountId(),
                "identity.told.passkey_added",
                List.of(new LocalizedText(called, called)),
                "/account/passkeys");
    }

    /** Asks a browser for any of its passkeys for this hub. Nobody is named: who has one does not show. */
    public Ask askToShow() {
        var challenge = Bytes.random();
        var options = operations(challenge)
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(NOBODY));
        return new Ask(challenge.toBase64UrlString(), json.writeValueAsString(options));
    }

    /** Who shows that passkey; empty when it is not one of ours, was not opened by its person, or answers something else. */
    @Transactional
    public Optional<Viewer> check(String challenge, String answer) {
        try {
            var shown =
                    json.readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            var operations = operations(Bytes.fromBase64(challenge));
            var holder = operations.authenticate(new RelyingPartyAuthenticationRequest(
                    operations.createCredentialRequestOptions(
                            new ImmutablePublicKeyCredentialRequestOptionsRequest(NOBODY)),
                    shown));
            return accounts.find(holders.accountOf(holder.getId()));
        } catch (JacksonException | IllegalArgumentException | VerificationException | DataConversionException bad) {
            log.info("a passkey was refused: {}", bad.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    @Transactional
    public void rename(Viewer viewer, UUID passkey, String name) {
        var called = name.strip();
        if (called.isEmpty() || called.length() > 80) {
            throw Refusal.of("name", "identity.passkey.name_length");
        }
        int renamed = jdbc.sql("update identity.passkey set name = :name where id = :id and account_id = :account")
                .param("name", called)
                .param("id", passkey)
                .param("account", viewer.accountId())
                .update();
        if (renamed == 0) {
            throw new NotFound("passkey");
        }
    }

    @Transactional
    public void remove(Viewer viewer, UUID passkey) {
        int removed = jdbc.sql("delete from identity.passkey where id = :id and account_id = :account")
                .param("id", passkey)
                .param("account", viewer.accountId())
                .update();
        if (removed == 0) {
            throw new NotFound("passkey");
        }
        note(viewer, "identity.passkey_removed");
    }

    /** All of an account: it is erased, or what held them is lost. */
    void removeAll(UUID account) {
        jdbc.sql("delete from identity.passkey where account_id = :account")
                .param("account", account)
                .update();
    }

    private void note(Viewer viewer, String action) {
        audit.record(viewer, action, "account", viewer.accountId().toString(), null, null);
    }

    private static final AnonymousAuthenticationToken NOBODY =
            new AnonymousAuthenticationToken("door", "nobody", AuthorityUtils.createAuthorityList("ROLE_NOBODY"));

    private static ImmutablePublicKeyCredentialCreationOptionsRequest maker(Viewer viewer) {
        return new ImmutablePublicKeyCredentialCreationOptionsRequest(new SecuritySetup.SignedIn(viewer));
    }

    /** For the public address as it is configured: what a request says of its host counts nothing. */
    private Webauthn4JRelyingPartyOperations operations(Bytes challenge) {
        var base = URI.create(hub.base());
        var origin = base.getScheme() + "://" + base.getAuthority();
        var operations = new Webauthn4JRelyingPartyOperations(
                holders,
                kept,
                PublicKeyCredentialRpEntity.builder()
                        .id(base.getHost())
                        .name("สาน Saan")
                        .build(),
                Set.of(origin));
        operations.setCustomizeCreationOptions(options -> options.challenge(challenge)
                .attestation(AttestationConveyancePreference.NONE)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.challenge(challenge).userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }
}
