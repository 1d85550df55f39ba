package org.saan.hub.ordering.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.ApiKeys;
import org.saan.hub.ordering.ProgramOrder;
import org.saan.hub.ordering.ProgramOrders;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Digests;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.web.RefusedRequest;
import org.saan.hub.shared.web.WrongParameters;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Orders for programs: entered with the time of groups kept for them, and looked at. Only with a key that may order. */
@RestController
@RequestMapping(path = "/api/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Audience(anybody = true)
class OrderApi {
    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    private static final int MOST_BYTES = 1 << 18;

    private final ProgramOrders orders;
    private final ObjectMapper json;

    OrderApi(ProgramOrders orders, ObjectMapper json) {
        this.orders = orders;
        this.json = json;
    }

    /** Enters an order once, however often the request arrives. */
    @PostMapping
    ResponseEntity<byte[]> enter(
            HttpServletRequest request, @RequestHeader(name = KEY, required = false) @Nullable String requestKey)
            throws IOException {
        var key = orderingKey(request);
        if (requestKey == null || requestKey.isBlank() || requestKey.length() > LONGEST_KEY) {
            throw new WrongParameters(
                    List.of(new WrongParameters.Wrong(KEY, "api.wrong.request_key", List.of(LONGEST_KEY))));
        }
        var order = read(request);
        var errors = orders.errors(key, order);
        if (!errors.isEmpty()) {
            throw new WrongParameters(errors.stream()
                    .map(one -> new WrongParameters.Wrong(
                            String.valueOf(one.field()), one.code(), Arrays.asList(one.args())))
                    .toList());
        }
        try {
            var told = orders.place(key, requestKey, Digests.sha256(order.toString()), order);
            return ResponseEntity.created(URI.create("/api/v1/orders/" + told.number()))
                    .contentType(MediaType.APPLICATION_JSON)
                    .cacheControl(CacheControl.noStore())
                    .body(told.body().getBytes(StandardCharsets.UTF_8));
        } catch (Refusal refusal) {
            throw refusal.code().equals("platform.once.changed")
                    ? new RefusedRequest(HttpStatus.UNPROCESSABLE_CONTENT, "key_used", null)
                    : new RefusedRequest(HttpStatus.CONFLICT, "no_room", refusal);
        }
    }

    /** An order of the key's buyer as it stands now. */
    @GetMapping("/{number:ORD-[0-9]{4}-[0-9]{4,9}}")
    ResponseEntity<byte[]> order(HttpServletRequest request, @PathVariable String number) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(orders.get(orderingKey(request), number).getBytes(StandardCharsets.UTF_8));
    }

    private UUID orderingKey(HttpServletRequest request) {
        var key = ApiKeys.Grant.of(request)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED))
                .id();
        if (!orders.mayOrder(key)) {
            throw new RefusedRequest(HttpStatus.FORBIDDEN, "may_not_order", null);
        }
        return key;
    }

    private ProgramOrder read(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        try {
            return OrderBody.read(json.readTree(body));
        } catch (JacksonException unreadable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, unreadable);
        }
    }
}
