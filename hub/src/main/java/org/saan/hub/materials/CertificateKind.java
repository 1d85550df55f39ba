package org.saan.hub.materials;

/** What a certificate of a material says. Only a permit lets a material be bought and sent that law stops. */
public enum CertificateKind {
    PERMIT,
    OEKO_TEX,
    ORGANIC,
    AZO_FREE,
    LEACH_TEST,
    PEACOCK,
    OTHER;

    /** Key of its word. */
    public String key() {
        return "materials.certificate." + name();
    }
}
