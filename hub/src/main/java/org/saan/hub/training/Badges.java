package org.saan.hub.training;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.saan.hub.shared.Digests;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Words;
import org.springframework.stereotype.Service;
import tools.jackson.databind.ObjectMapper;

/**
 * Certificates as Open Badges 3.0: verifiable credentials signed as VC-JWT (RS256), with a bitstring status list that tells the
 * revoked ones. The holder is told by a salted hash of the phone number, never by a citizen's number, and not by name.
 */
@Service
public class Badges {
    private static final List<String> CONTEXT = List.of(
            "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");
    /** Bits of the list: the least that keeps a reader from being told apart by what it asks (Bitstring Status List 1.0). */
    private static final int LIST_BITS = 131_072;

    private static final int BYTE = 8;
    private static final int HIGH_BIT = 0x80;

    private final BadgeKeys keys;
    private final PublicAddress address;
    private final TrainingCertificates certificates;
    private final Words words;
    private final ObjectMapper json;
    private final Clock clock;

    Badges(
            BadgeKeys keys,
            PublicAddress address,
            TrainingCertificates certificates,
            Words words,
            ObjectMapper json,
            Clock clock) {
        this.keys = keys;
        this.address = address;
        this.certificates = certificates;
        this.words = words;
        this.json = json;
        this.clock = clock;
    }

    /** The issuer as badges name it. */
    public Map<String, Object> issuer() {
        var issuer = new LinkedHashMap<String, Object>();
        issuer.put("id", address.base() + "/badges/issuer");
        issuer.put("type", List.of("Profile"));
        issuer.put("name", words.say(Language.EN, "print.hub"));
        issuer.put("url", address.base());
        return issuer;
    }

    /** The issuer's page for programs, with where its keys are. */
    public Map<String, Object> profile() {
        var profile = new LinkedHashMap<String, Object>();
        profile.put("@context", CONTEXT);
        profile.putAll(issuer());
        profile.put("jwks_uri", address.base() + "/badges/jwks.json");
        return profile;
    }

    /** The public key, in a set. */
    public Map<String, Object> keys() {
        return new JWKSet(keys.key().toPublicJWK()).toJSONObject();
    }

    /** The public key of that id. */
    public Map<String, Object> key(String id) {
        if (!id.equals(keys.key().getKeyID())) {
            throw new NotFound("key");
        }
        return keys.key().toPublicJWK().toJSONObject();
    }

    /** The credential of a certificate before it is signed. */
    public Map<String, Object> credential(TrainingCertificate certificate) {
        var subject = new LinkedHashMap<String, Object>();
        subject.put("id", "urn:uuid:" + certificate.id());
        subject.put("type", List.of("AchievementSubject"));
        var phone = certificate.phone();
        if (phone != null) {
            subject.put("identifier", List.of(identity(phone, certificate.salt())));
        }
        subject.put("achievement", achievement(certificate.workshop()));
        var credential = new LinkedHashMap<String, Object>();
        credential.put("@context", CONTEXT);
        credential.put("id", address.base() + "/certificates/" + certificate.code() + "/badge");
        credential.put("type", List.of("VerifiableCredential", "OpenBadgeCredential"));
        credential.put("issuer", issuer());
        credential.put("validFrom", local(certificate.issuedAt()).toString());
        credential.put("name", certificate.workshop().title().in(Language.EN));
        credential.put("credentialSubject", subject);
        var list = address.base() + "/badges/status/1";
        var status = new LinkedHashMap<String, Object>();
        status.put("id", list + "#" + certificate.statusIndex());
        status.put("type", "BitstringStatusListEntry");
        status.put("statusPurpose", "revocation");
        status.put("statusListIndex", Integer.toString(certificate.statusIndex()));
        status.put("statusListCredential", list);
        credential.put("credentialStatus", status);
        return credential;
    }

    /** What badges of a workshop are given for; of one of which a certificate was issued. */
    public Map<String, Object> achievement(UUID workshop) {
        return achievement(certificates.workshop(workshop));
    }

    private Map<String, Object> achievement(WorkshopHead workshop) {
        var title = workshop.title().in(Language.EN);
        var achievement = new LinkedHashMap<String, Object>();
        achievement.put("id", address.base() + "/badges/achievements/" + workshop.id());
        achievement.put("type", List.of("Achievement"));
        achievement.put("name", title);
        achievement.put("description", words.say(Language.EN, "assess.badge.description", title));
        achievement.put("criteria", Map.of("narrative", words.say(Language.EN, "assess.badge.criteria")));
        return achievement;
    }

    /** An IdentityObject: the hash is of the identity followed by the salt. */
    static Map<String, Object> identity(String phone, String salt) {
        var identity = new LinkedHashMap<String, Object>();
        identity.put("type", "IdentityObject");
        identity.put("identityHash", "sha256$" + HexFormat.of().formatHex(Digests.sha256(phone + salt)));
        identity.put("identityType", "ext:phoneNumber");
        identity.put("hashed", true);
        identity.put("salt", salt);
        return identity;
    }

    /** The signed badge of a code, as a compact VC-JWT; a revoked one stays signed, and the list says that it is revoked. */
    public String signed(String code) {
        var certificate = certificates.check(code);
        return sign(credential(certificate), certificate.issuedAt(), "urn:uuid:" + certificate.id());
    }

    /** The list of revoked badges, signed as well. */
    public String statusList() {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var list = address.base() + "/badges/status/1";
        var subject = new LinkedHashMap<String, Object>();
        subject.put("id", list + "#list");
        subject.put("type", "BitstringStatusList");
        subject.put("statusPurpose", "revocation");
        subject.put("encodedList", encoded(certificates.revoked()));
        var credential = new LinkedHashMap<String, Object>();
        credential.put("@context", List.of(CONTEXT.getFirst()));
        credential.put("id", list);
        credential.put("type", List.of("VerifiableCredential", "BitstringStatusListCredential"));
        credential.put("issuer", address.base() + "/badges/issuer");
        credential.put("validFrom", local(now).toString());
        credential.put("credentialSubject", subject);
        return sign(credential, now, list + "#list");
    }

    /** Base64url without padding of the gzipped bits, the first bit the highest of the first byte; {@code u} is its multibase. */
    static String encoded(BitSet places) {
        var bytes = new byte[LIST_BITS / BYTE];
        places.stream().forEach(place -> bytes[place / BYTE] |= (byte) (HIGH_BIT >> place % BYTE));
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    private String sign(Map<String, Object> credential, Instant from, String subject) {
        var key = keys.key();
        var payload = new LinkedHashMap<>(credential);
        payload.put("iss", address.base() + "/badges/issuer");
        payload.put("jti", String.valueOf(credential.get("id")));
        payload.put("sub", subject);
        payload.put("nbf", from.getEpochSecond());
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(address.base() + "/badges/keys/" + key.getKeyID())
                .build();
        var jws = new JWSObject(header, new Payload(json.writeValueAsString(payload)));
        try {
            jws.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jws.serialize();
    }

    private static OffsetDateTime local(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).atZone(Printing.ZONE).toOffsetDateTime();
    }
}
