package io.quilt.api;

import java.net.URI;

/** Asks the user for the code that a stack's login page shows. */
@FunctionalInterface
public interface LoginPrompt {
  /**
   * Asks for the code.
   *
   * @param loginPage the page, which was opened in a browser where there is one
   * @return what the user entered
   * @throws QuiltException if nobody can be asked
   */
  Secret ask(URI loginPage);
}
