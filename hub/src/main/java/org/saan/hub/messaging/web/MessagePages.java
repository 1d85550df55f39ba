package org.saan.hub.messaging.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.messaging.Channel;
import org.saan.hub.messaging.DeliveryView;
import org.saan.hub.messaging.MessageList;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was told to whom, and how far it came. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class MessagePages {
    private final MessageList messages;

    MessagePages(MessageList messages) {
        this.messages = messages;
    }

    @GetMapping("/messages")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = MessageList.SHAPE.read(asked);
        var found = messages.list(query, viewer);
        var states = new ListFilter(
                "state",
                shell.t("messaging.list.state"),
                MessageList.STATES.stream()
                        .map(one -> new ListFilter.Choice(one, shell.t("messaging.filter." + one)))
                        .toList());
        var channels = new ListFilter(
                "channel",
                shell.t("messaging.list.channel"),
                Arrays.stream(Channel.values())
                        .map(one -> new ListFilter.Choice(one.name(), shell.t(one.key())))
                        .toList());
        return new ModelAndView(
                "messaging/web/messages",
                "page",
                new MessagesPage(
                        shell.titled("messaging.list.title"),
                        new ListView(query, found.total(), List.of(states, channels)),
                        found.rows(),
                        !messages.isSetUp(Channel.EMAIL),
                        !messages.isSetUp(Channel.LINE)));
    }

    @GetMapping("/messages.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = MessageList.SHAPE.read(asked);
        return ListFile.<DeliveryView>answer(
                ending,
                new ListTable<>(
                        "messages",
                        shell.t("messaging.list.title"),
                        List.of(
                                column(
                                        shell.t("messaging.list.made"),
                                        row -> row.madeAt()
                                                .atZone(Printing.ZONE)
                                                .toLocalDateTime()),
                                column(shell.t("messaging.list.to"), DeliveryView::toName),
                                column(shell.t("messaging.list.address"), DeliveryView::address),
                                column(shell.t("messaging.list.subject"), row -> row.subject(shell)),
                                column(
                                        shell.t("messaging.list.channel"),
                                        row -> shell.t(row.channel().key())),
                                column(shell.t("messaging.list.state"), row -> row.words(shell)))),
                sink -> messages.export(query, ending, viewer, sink));
    }

    @PostMapping("/messages/{id}/again")
    String again(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        try {
            messages.sendAgain(id, viewer);
            flash.addFlashAttribute("notice", shell.t("messaging.again.done"));
        } catch (Refusal refusal) {
            flash.addFlashAttribute("notice", shell.say(refusal));
        }
        return "redirect:/messages";
    }

    @Bean
    static NavEntry messagesNav() {
        return new NavEntry(
                85,
                "messaging.list.nav",
                "/messages",
                "bell",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR));
    }

    record MessagesPage(Shell shell, ListView list, List<DeliveryView> rows, boolean noMail, boolean noLine) {
        boolean mayRetry(DeliveryView row) {
            return row.failed()
                    && !"unsubscribed".equals(row.reason())
                    && !row.template().equals("messaging.notice.sign_in_code");
        }

        String subject(DeliveryView row) {
            return row.template().equals("messaging.notice.sign_in_code")
                    ? shell.t("messaging.list.code")
                    : row.subject(shell);
        }

        String colour(DeliveryView row) {
            return switch (row.state()) {
                case SENT, DELIVERED, ANSWERED -> "ok";
                case WAITING, LATER -> "info";
                case NO_SERVER -> "warn";
                case FAILED -> "bad";
            };
        }
    }
}
