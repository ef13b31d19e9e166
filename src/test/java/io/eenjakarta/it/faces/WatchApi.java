package io.eenjakarta.it.faces;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Where the portal's own resources are. */
@ApplicationPath("/api")
public class WatchApi extends Application {}
