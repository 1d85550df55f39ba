package org.saan.hub.sourcing.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.sourcing.BuyerKey;
import org.saan.hub.sourcing.Enquiries;
import org.saan.hub.sourcing.EnquiryFiles;
import org.saan.hub.sourcing.EnquiryView;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buyer follows an enquiry by the secret link: that enquiry, and nothing else. */
@Controller
@RequestMapping("/{language:th|en}/enquiries/{key:[A-Za-z0-9_-]{43}}")
@Audience(anybody = true)
class FollowPages {
    private final Enquiries enquiries;
    private final EnquiryFiles files;
    private final AskingLimit limit;
    private final PublicAddress address;

    FollowPages(Enquiries enquiries, EnquiryFiles files, AskingLimit limit, PublicAddress address) {
        this.enquiries = enquiries;
        this.files = files;
        this.limit = limit;
        this.address = address;
    }

    @GetMapping
    ModelAndView show(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String sent) {
        return page(OpenFrame.of(shell, request, response), new BuyerKey(key), sent != null, "", null);
    }

    @PostMapping("/notes")
    ModelAndView write(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes flash) {
        var buyer = new BuyerKey(key);
        var frame = OpenFrame.of(shell, request, response);
        var path = "/enquiries/" + key;
        try {
            if (!limit.mayAsk(request.getRemoteAddr())) {
                throw Refusal.of("words", "sourcing.enquiry.too_often");
            }
            enquiries.writeBack(buyer, words);
        } catch (Refusal no) {
            var view = page(frame.at(path), buyer, false, words, shell.say(no));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("sourcing.enquiry.note_sent"));
        return new ModelAndView("redirect:" + frame.to(path));
    }

    @GetMapping("/files/{position:\\d{1,2}}")
    ResponseEntity<byte[]> file(@PathVariable String key, @PathVariable int position) {
        return EnquiryFileAnswer.of(enquiries.follow(new BuyerKey(key)), position, files);
    }

    private ModelAndView page(OpenFrame frame, BuyerKey key, boolean sent, String typed, @Nullable String mistake) {
        var enquiry = enquiries.follow(key);
        var shell = frame.shell();
        var titled = frame.titled("sourcing.enquiry.follow_title", enquiry.number());
        return new ModelAndView(
                "sourcing/web/follow",
                "page",
                new FollowPage(
                        titled,
                        frame.to("/enquiries/" + key.text()),
                        sent ? address.base() + frame.to("/enquiries/" + key.text()) : null,
                        enquiry,
                        enquiry.lines().stream()
                                .map(line -> EnquiryLines.said(shell, line, enquiry.promiseToldAt() != null))
                                .toList(),
                        typed,
                        mistake));
    }

    /**
     * @param path of this page, under which everything of the enquiry lies
     * @param link to keep, shown once after sending
     */
    record FollowPage(
            OpenFrame frame,
            String path,
            @Nullable String link,
            EnquiryView enquiry,
            List<EnquiryLines.Said> lines,
            String typed,
            @Nullable String mistake) {
        FollowPage {
            lines = List.copyOf(lines);
        }

        boolean open() {
            return enquiry.state().open();
        }

        /** The state as a buyer reads it. */
        String state() {
            return frame.shell()
                    .t("sourcing.follow.state_" + enquiry.state().name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
