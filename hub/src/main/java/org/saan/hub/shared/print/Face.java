package org.saan.hub.shared.print;

/** The letters of a document, those of the pages on the screen. */
public enum Face {
    /** Running text: loops on the letters, as readers of Thai learn them. */
    TEXT("IBMPlexSansThaiLooped_400Regular.ttf", "IBMPlexSansThaiLooped-Regular"),
    STRONG("IBMPlexSansThaiLooped_600SemiBold.ttf", "IBMPlexSansThaiLooped-SemiBold"),
    /** Names and headings. */
    TITLE("Trirong_600SemiBold.ttf", "Trirong-SemiBold");

    private final String resource;
    private final String postscript;

    Face(String resource, String postscript) {
        this.resource = resource;
        this.postscript = postscript;
    }

    String resource() {
        return resource;
    }

    String postscript() {
        return postscript;
    }
}
