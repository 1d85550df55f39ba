package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.HubTest;
import org.saan.hub.directory.Directory;
import org.saan.hub.identity.ApiKeys;
import org.saan.hub.shared.Weeks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Orders that programs enter: whole or not at all, once, with the time of groups kept. */
@HubTest
@Import(Scene.class)
class ProgramOrdersTest {
    @Autowired
    private Scene scene;

    @Autowired
    private MockMvc web;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private ProgramKeys programs;

    @Autowired
    private ReservationBook book;

    @Autowired
    private Directory directory;

    @Autowired
    private ObjectMapper json;

    private ApiKeys.Made key = new ApiKeys.Made(new UUID(0, 0), "");
    private UUID buyer = new UUID(0, 0);

    @BeforeEach
    void aKeyThatMayOrder() {
        scene.clear();
        buyer = scene.buyer();
        keys.list(OFFICER).stream().filter(ApiKeys.Key::open).forEach(old -> keys.revoke(old.id(), OFFICER));
        key = keys.make("shop", 30, 12_000, OFFICER);
        programs.give(key.id(), buyer, OFFICER);
        book.forget();
    }

    private String code(UUID group) {
        return directory.getGroup(group, OFFICER).code();
    }

    private String line(String quantity, String more) {
        return "{\"family\":\"" + Scene.FAMILY + "\",\"quantity\":" + quantity + ",\"due\":\""
                + Weeks.text(scene.now().plusWeeks(10)) + "\"" + more + "}";
    }

    private static String order(String... lines) {
        return "{\"lines\":[" + String.join(",", lines) + "]}";
    }

    private MockHttpServletResponse send(String requestKey, String body) throws Exception {
        return web.perform(post("/api/v1/orders")
                        .header("Authorization", "Bearer " + key.key())
                        .header("Idempotency-Key", requestKey)
                        .contentType("application/json")
                        .content(body))
                .andReturn()
                .getResponse();
    }

    private JsonNode body(MockHttpServletResponse response) throws Exception {
        return json.readTree(response.getContentAsByteArray());
    }

    private int stored() {
        return scene.jdbc
                .sql("select count(*) from ordering.buyer_order where buyer_id = :buyer")
                .param("buyer", buyer)
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("AL-01 what earlier orders hold is taken off, and the cheapest groups are asked first")
    void keepsTheTimeOfTheCheapestGroups() throws Exception {
        var dear = scene.group("dear", 15, 1, 30_000);
        var cheap = scene.group("cheap", 10, 1, 20_000);
        book.forget();
        assertThat(send("first", order(line("6", ""))).getStatus()).isEqualTo(201);
        var response = send("second", order(line("13", "")));
        assertThat(response.getStatus()).isEqualTo(201);
        var shares = body(response).at("/lines/0/shares");
        assertThat(shares.findValuesAsString("group")).containsExactly(code(cheap), code(dear));
        assertThat(shares.findValuesAsString("quantity")).containsExactly("4", "9");
        assertThat(shares.at("/0/firstWeek").asString())
                .isEqualTo(Weeks.text(scene.now().plusWeeks(4)));
        var seen = web.perform(get(String.valueOf(response.getHeader("Location")))
                        .header("Authorization", "Bearer " + key.key()))
                .andReturn()
                .getResponse();
        assertThat(body(seen)).isEqualTo(body(response));
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    @DisplayName("CC-01 the same request sent again gets the same answer; other content under its key is refused")
    void isDoneOnce() throws Exception {
        scene.group("A", 30, 1);
        book.forget();
        var first = send("once", order(line("10", "")));
        var again = send("once", order(line("10", "")));
        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(again.getContentAsString()).isEqualTo(first.getContentAsString());
        var other = send("once", order(line("12", "")));
        assertThat(other.getStatus()).isEqualTo(422);
        assertThat(body(other).path("type").asString()).endsWith("#problem-key_used");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    @DisplayName("CC-03 the same request that arrives many times at once is one order")
    void isDoneOnceAtTheSameTime() throws Exception {
        scene.group("A", 300, 1);
        book.forget();
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(() -> send("twin", order(line("10", ""))).getContentAsString());
        }
        try (var programsAtOnce = Executors.newFixedThreadPool(12)) {
            var answers = new ArrayList<String>();
            for (var answer : programsAtOnce.invokeAll(all)) {
                answers.add(answer.get());
            }
            assertThat(answers).hasSize(12);
            assertThat(answers.stream().distinct()).hasSize(1);
        }
        assertThat(stored()).isEqualTo(1);
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    @DisplayName("CC-07 of twenty orders at once three fail, and the numbers of the others follow each other")
    void numbersHaveNoGap() throws Exception {
        scene.group("A", 85, 1);
        book.forget();
        List<Callable<MockHttpServletResponse>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            all.add(() -> send("n" + number, order(line(number % 7 == 6 ? "86" : "5", ""))));
        }
        var numbers = new ArrayList<Integer>();
        int refused = 0;
        try (var programsAtOnce = Executors.newFixedThreadPool(10)) {
            for (var one : programsAtOnce.invokeAll(all)) {
                var response = one.get();
                if (response.getStatus() == 201) {
                    numbers.add(Integer.valueOf(
                            body(response).path("number").asString().substring(9)));
                } else {
                    assertThat(response.getStatus()).isEqualTo(409);
                    refused++;
                }
            }
        }
        numbers.sort(null);
        assertThat(refused).isEqualTo(3);
        assertThat(numbers).hasSize(17);
        assertThat(numbers.getLast() - numbers.getFirst()).isEqualTo(numbers.size() - 1);
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    @DisplayName(
            "CC-09 two orders of 40 for a group with time for 50: one is stored, the other is told that 10 are free")
    void twoAtOnceForTheSameTime() throws Exception {
        var group = scene.group("A", 50, 1);
        book.forget();
        var body = order(line("40", ",\"groups\":[\"" + code(group) + "\"]"));
        try (var both = Executors.newFixedThreadPool(2)) {
            var answers = both.invokeAll(
                    List.<Callable<MockHttpServletResponse>>of(() -> send("left", body), () -> send("right", body)));
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get().getStatus());
                if (answer.get().getStatus() == 409) {
                    var problem = body(answer.get());
                    assertThat(problem.path("type").asString()).endsWith("#problem-no_room");
                    assertThat(problem.at("/errors/0/parameter").asString()).isEqualTo("lines[0].quantity");
                    assertThat(problem.at("/errors/0/detail").asString())
                            .isEqualTo("of 40 pieces there is time for 10");
                }
            }
            assertThat(statuses).containsExactlyInAnyOrder(201, 409);
        }
        assertThat(stored()).isEqualTo(1);
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    void oneLineWithoutRoomKeepsTheWholeOrderOut() throws Exception {
        scene.group("A", 30, 1);
        book.forget();
        var refused = send("both", order(line("20", ""), line("11", "")));
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(body(refused).at("/errors/0/parameter").asString()).isEqualTo("lines[1].quantity");
        assertThat(stored()).isZero();
        // The first line gave its time back, and the key may be used again.
        assertThat(send("both", order(line("20", ""), line("10", ""))).getStatus())
                .isEqualTo(201);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            QT-05 half a piece is refused with the words of the screen | 2.5 |                  | lines[0].quantity | 2.5 is not a whole number of pieces.
            no piece                                                   | 0   |                  | lines[0].quantity | Write how many pieces: more than 0.
            a word for a number                                        | "many" |               | lines[0].quantity | must be a whole number from 1 to 1,000,000
            an unknown group                                           | 2   | ,"groups":["NO"] | lines[0].groups   | there is no group NO that makes this
            an unknown part                                            | 2   | ,"colour":"red"  | lines[0].colour   | there is no such parameter; known are: due, family, grade, groups, quantity
            """)
    void whatIsWrongIsNamed(String name, String quantity, String more, String field, String words) throws Exception {
        assertThat(name).isNotBlank();
        var refused = send("wrong", order(line(quantity, more == null ? "" : more)));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(body(refused).at("/errors/0/parameter").asString()).isEqualTo(field);
        assertThat(body(refused).at("/errors/0/detail").asString()).isEqualTo(words);
        assertThat(stored()).isZero();
    }

    @Test
    void onlyAKeyThatMayOrderDoes() throws Exception {
        scene.group("A", 30, 1);
        book.forget();
        programs.takeBack(key.id(), OFFICER);
        assertThat(send("x", order(line("1", ""))).getStatus()).isEqualTo(403);
        assertThat(web.perform(post("/api/v1/orders")
                                .contentType("application/json")
                                .content(order(line("1", ""))))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
        assertThat(web.perform(get("/api/v1/orders/ORD-2570-0001"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
        assertThat(stored()).isZero();
    }

    @Test
    void theKeyOfOneBuyerDoesNotSeeOrdersOfAnother() throws Exception {
        scene.group("A", 30, 1);
        book.forget();
        var number = body(send("mine", order(line("1", "")))).path("number").asString();
        programs.give(key.id(), scene.buyer(), OFFICER);
        assertThat(web.perform(get("/api/v1/orders/" + number).header("Authorization", "Bearer " + key.key()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void timeThatIsGivenBackIsFoundBeforeAnybodyIsRefused() throws Exception {
        scene.group("A", 10, 1);
        book.forget();
        var number = body(send("full", order(line("10", "")))).path("number").asString();
        var order = scene.jdbc
                .sql("select id from ordering.buyer_order where number = :number")
                .param("number", number)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
        assertThat(send("none", order(line("10", ""))).getStatus()).isEqualTo(409);
        scene.ordering.cancelOrder(order, OFFICER);
        book.forget();
        assertThat(send("again", order(line("10", ""))).getStatus()).isEqualTo(201);
        assertThat(scene.illnesses()).isEmpty();
    }
}
