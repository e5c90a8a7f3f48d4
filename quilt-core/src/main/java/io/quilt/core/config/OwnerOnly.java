package io.quilt.core.config;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** With what a file is created that only its owner may read and write. */
final class OwnerOnly {
  private static final FileAttribute<?>[] INHERITED = {};

  private OwnerOnly() {}

  /** Returns the attributes for a new file in a directory. */
  static FileAttribute<?>[] of(Path directory) throws IOException {
    Set<String> views = directory.getFileSystem().supportedFileAttributeViews();
    if (views.contains("posix")) {
      return new FileAttribute<?>[] {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
      };
    }
    return views.contains("acl") ? accessList(directory.getFileSystem()) : INHERITED;
  }

  private static FileAttribute<?>[] accessList(FileSystem files) throws IOException {
    try {
      UserPrincipal user =
          files
              .getUserPrincipalLookupService()
              .lookupPrincipalByName(System.getProperty("user.name"));
      return new FileAttribute<?>[] {new AccessList(List.of(everything(user)))};
    } catch (UserPrincipalNotFoundException e) {
      // The folders of applications are private on Windows, and pass that on to their files.
      return INHERITED;
    }
  }

  private static AclEntry everything(UserPrincipal user) {
    return AclEntry.newBuilder()
        .setType(AclEntryType.ALLOW)
        .setPrincipal(user)
        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
        .build();
  }

  private record AccessList(List<AclEntry> value) implements FileAttribute<List<AclEntry>> {
    @Override
    public String name() {
      return "acl:acl";
    }
  }
}
