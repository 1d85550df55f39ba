package org.saan.hub.catalogue.web.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.saan.hub.shared.Audience;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the interface for programs (OpenAPI 3.1), written by hand and held true by a test. */
@RestController
@Audience(anybody = true)
class ApiDescription {
    private final byte[] description;

    ApiDescription() {
        try {
            description = new ClassPathResource("api/openapi.json")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> description() {
        return Lists.open().contentType(MediaType.APPLICATION_JSON).body(description);
    }
}
