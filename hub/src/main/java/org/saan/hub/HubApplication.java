package org.saan.hub;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The application: one process, one database, modules with drawn lines. */
@Modulithic(systemName = "Saan", sharedModules = "shared")
@SpringBootApplication
public class HubApplication {}
