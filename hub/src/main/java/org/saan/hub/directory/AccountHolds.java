package org.saan.hub.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.PersonFile.Section;
import org.saan.hub.identity.Identity;
import org.springframework.stereotype.Component;

/** What the accounts hold about a person: the name they sign in with, and what they did. */
@Component
class AccountHolds implements HoldsPersonalData {
    private final Identity identity;

    AccountHolds(Identity identity) {
        this.identity = identity;
    }

    @Override
    public List<Section> of(UUID person, @Nullable UUID account) {
        if (account == null) {
            return List.of();
        }
        return identity.findOwnData(account)
                .map(data -> List.of(new Section(
                        "people.account",
                        List.of(
                                "people.account.sign_in_name",
                                "people.name",
                                "people.role",
                                "people.file.since",
                                "people.file.changes"),
                        List.of(PersonalDataOf.row(
                                data.signInName(),
                                data.name(),
                                new PersonalDataOf.Word(data.role().key()),
                                data.createdAt(),
                                data.changes())))))
                .orElse(List.of());
    }
}
