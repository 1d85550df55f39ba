package org.saan.hub.design.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.design.DesignPictures;
import org.saan.hub.design.DesignView;
import org.saan.hub.design.Designs;
import org.saan.hub.design.TechPackJson;
import org.saan.hub.design.WeaveDrafts;
import org.saan.hub.design.weave.DraftPicture;
import org.saan.hub.design.weave.WeaveDraft;
import org.saan.hub.design.weave.Wif;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.PrintedImage;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tech pack and the weave draft of a design as files: on paper in both languages, for programs, for looms. */
@Controller
@RequestMapping("/designs/{id:[0-9a-f-]{36}}")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.DESIGNER, Role.GROUP_LEADER, Role.BUYER})
class PackPages {
    private static final int PHOTO = 640;

    private final Designs designs;
    private final DesignPictures pictures;
    private final WeaveDrafts drafts;
    private final DesignScreen screen;
    private final Words words;
    private final Clock clock;

    PackPages(
            Designs designs,
            DesignPictures pictures,
            WeaveDrafts drafts,
            DesignScreen screen,
            Words words,
            Clock clock) {
        this.designs = designs;
        this.pictures = pictures;
        this.drafts = drafts;
        this.screen = screen;
        this.words = words;
        this.clock = clock;
    }

    private static DesignView.Pack newest(DesignView design) {
        if (design.packs().isEmpty()) {
            throw new NotFound("tech pack");
        }
        return design.packs().getFirst();
    }

    /** Private files are kept by nobody between. */
    private static ResponseEntity<byte[]> file(MediaType type, String name, boolean attached, byte[] content) {
        var disposition = attached ? ContentDisposition.attachment() : ContentDisposition.inline();
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(name.toLowerCase(Locale.ROOT))
                                .build()
                                .toString())
                .body(content);
    }

    /** The newest tech pack for programs. */
    @GetMapping("/tech-pack.json")
    ResponseEntity<byte[]> json(Viewer viewer, @PathVariable UUID id) {
        var design = designs.get(id, viewer);
        var pack = newest(design);
        var json = TechPackJson.write(
                design.number(), pack.version(), design.stage().name(), pack.pack());
        return file(
                MediaType.APPLICATION_JSON,
                design.number() + ".json",
                false,
                json.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    /** The newest tech pack on paper, with drawing, newest picture and weave draft. */
    @GetMapping("/tech-pack-{language:th|en}.pdf")
    ResponseEntity<byte[]> pdf(Viewer viewer, @PathVariable UUID id, @PathVariable String language) {
        var design = designs.get(id, viewer);
        var pack = newest(design);
        var photo = design.pictures().stream()
                .findFirst()
                .flatMap(picture -> pictures.find(id, picture.id(), PHOTO, viewer))
                .map(digest -> PrintedImage.of(pictures.read(digest)))
                .orElse(null);
        var draft = drafts.find(id, viewer)
                .map(wif -> PrintedImage.of(DraftPicture.png(WeaveDraft.of(Wif.read(wif)))))
                .orElse(null);
        var said = new PackWords(words, Language.valueOf(language.toUpperCase(Locale.ROOT)));
        return file(
                MediaType.APPLICATION_PDF,
                design.number() + "-" + language + ".pdf",
                false,
                new PackDocument(said, design, pack)
                        .print(photo, draft, clock.instant())
                        .pdf());
    }

    /** The drawing alone. */
    @GetMapping("/drawing.svg")
    ResponseEntity<byte[]> drawing(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var design = designs.get(id, viewer);
        var drawing = PackDrawing.of(newest(design).pack(), new PackWords(words, shell.language()));
        if (drawing == null) {
            throw new NotFound("drawing");
        }
        return file(
                MediaType.valueOf("image/svg+xml"),
                design.number() + ".svg",
                true,
                drawing.svg().getBytes(StandardCharsets.UTF_8));
    }

    /** The weave draft as it was handed in, for looms and weaving programs. */
    @GetMapping("/draft.wif")
    ResponseEntity<byte[]> wif(Viewer viewer, @PathVariable UUID id) {
        var design = designs.get(id, viewer);
        return file(
                MediaType.APPLICATION_OCTET_STREAM,
                design.number() + ".wif",
                true,
                drafts.find(id, viewer).orElseThrow(() -> new NotFound("draft")));
    }

    /** The weave draft as weavers draw it. */
    @GetMapping("/draft.png")
    ResponseEntity<byte[]> draft(Viewer viewer, @PathVariable UUID id) {
        var wif = drafts.find(id, viewer).orElseThrow(() -> new NotFound("draft"));
        return file(MediaType.IMAGE_PNG, "draft.png", false, DraftPicture.png(WeaveDraft.of(Wif.read(wif))));
    }

    @PostMapping("/tech-pack")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.DESIGNER})
    ModelAndView take(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes flash)
            throws IOException {
        own(id, viewer);
        var form = SampleForm.of(fields);
        byte[] content = content(file, TechPackJson.MOST_BYTES);
        return screen.act(shell, viewer, id, form, flash, "tech_pack.kept", () -> {
            if (content.length == 0) {
                throw Refusal.of("file", "tech_pack.file.choose");
            }
            designs.pack(id, form.number("version"), TechPackJson.read(content), viewer);
        });
    }

    @PostMapping("/draft")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.DESIGNER})
    ModelAndView weave(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable MultipartFile wif,
            RedirectAttributes flash)
            throws IOException {
        own(id, viewer);
        byte[] content = content(wif, Wif.MOST_BYTES);
        return screen.act(shell, viewer, id, SampleForm.of(fields), flash, "weave.kept", () -> {
            if (content.length == 0) {
                throw Refusal.of("wif", "weave.choose");
            }
            drafts.keep(id, content, viewer);
        });
    }

    private void own(UUID id, Viewer viewer) {
        if (!designs.get(id, viewer).own()) {
            throw new NotFound("design");
        }
    }

    /** No more of a file than one byte over what is allowed is read. */
    private static byte[] content(@Nullable MultipartFile file, int most) throws IOException {
        if (file == null) {
            return new byte[0];
        }
        try (var in = file.getInputStream()) {
            return in.readNBytes(most + 1);
        }
    }
}
