package org.saan.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saan.hub.shared.Refusal;

class CommonPasswordsTest {
    private final CommonPasswords common = new CommonPasswords();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password123",
                "PassWord123",
                "manchester",
                "manchester99!",
                "1qaz2wsx3edc",
                "1111111111",
                "abababababab",
                "1234567890",
                "9876543210",
                "abcdefghijkl"
            })
    void refusesWhatGuessersTryFirst(String password) {
        assertThat(common.isKnown(password)).isTrue();
        assertThatThrownBy(() -> new Passwords().hash(password))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("identity.password.common");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-long-new-password", "demo-demo-demo", "ผ้าย้อมครามสวยมาก", "river stone kettle"})
    void takesASentenceOfOnesOwn(String password) {
        assertThat(common.isKnown(password)).isFalse();
    }

    @Test
    void aPersonWhoseOldPasswordIsCommonStillComesIn() {
        var passwords = new Passwords();
        var hash = passwords.hashShort("password123");
        assertThat(passwords.matches("password123", hash)).isTrue();
    }
}
