/**
 * The conformance kit: what every backend of the Quilt SDK must do, as abstract JUnit 5 tests. A
 * backend extends the contract of what it implements, fills its hooks, and runs it like any other
 * test; the SDK's own backends do the same.
 *
 * <p>For an {@code ObjectStoreProvider}, which gives a complete registry:
 *
 * <pre>{@code
 * class MyStoreRegistryTest extends RegistryContract {
 *   private final MyStoreProvider provider = new MyStoreProvider();
 *
 *   @Override
 *   protected PhysicalKey location() {
 *     return PhysicalKey.parse("my://contract"); // empty at the beginning of every test
 *   }
 *
 *   @Override
 *   protected Quilt.Builder configure(Quilt.Builder builder) {
 *     return builder.provider(provider);
 *   }
 * }
 * }</pre>
 *
 * <p>Besides this module the tests need JUnit's engine, {@code quilt-core}, which every provider
 * brings, and {@code quilt-registry-local}, because packages are made from files and installed as
 * files. A backend that cannot do something says so in a hook, such as {@code
 * supportsConditionalPut()}: the tests that need it are reported as skipped. With Surefire on the
 * module path no option is needed: the kit is then on the class path, which the tests' module
 * reads.
 *
 * <p>The contracts: {@link io.quilt.testkit.ObjectStoreContract} for a store by itself; {@link
 * io.quilt.testkit.RegistryContract} for a store or a whole registry; {@link
 * io.quilt.testkit.SearcherContract}, {@link io.quilt.testkit.AuthenticatorContract} and {@link
 * io.quilt.testkit.ApiKeyServiceContract} for the other services.
 */
@NullMarked
package io.quilt.testkit;

import org.jspecify.annotations.NullMarked;
