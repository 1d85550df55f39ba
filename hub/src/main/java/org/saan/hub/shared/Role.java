package org.saan.hub.shared;

/** What a person does in the programme. A role is always held for one organisation. */
public enum Role {
    ADMINISTRATOR,
    PROGRAMME_OFFICER,
    COORDINATOR,
    GROUP_LEADER,
    DESIGNER,
    TRAINER,
    BUYER,
    RECEIVER,
    EXPORT_ADVISER;

    /** Key of the word for this role, such as {@code role.group_leader}. */
    public String key() {
        return "role." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
