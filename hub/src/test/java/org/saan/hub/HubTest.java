package org.saan.hub;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole hub on a real, empty PostgreSQL; all such tests of a run share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = {"saan.demo=false", "logging.level.root=ERROR"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestHub.class)
public @interface HubTest {}
