// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a module declares about itself. A module is on the class path together with one bean of this type; nothing else
 * names it.
 *
 * @param name the feature's name in addresses, permissions, message keys and its database schema
 * @param basePackage the package whose pages and APIs vanish for a tenant that switches the feature off
 * @param migrations class-path folder of its Flyway migrations, which run in the schema of its name; empty for none
 * @param switchable whether a tenant may switch it off
 * @param noticeKinds what it tells people about
 */
public record ModuleDescriptor(
        String name,
        String basePackage,
        String migrations,
        boolean switchable,
        List<Permission> permissions,
        List<NavigationEntry> navigation,
        List<SettingDeclaration> settings,
        List<NoticeKind> noticeKinds) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{1,30}");

    public ModuleDescriptor {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A module's name is lower case, as in 'credits': " + name);
        }
        permissions = List.copyOf(permissions);
        navigation = List.copyOf(navigation);
        settings = List.copyOf(settings);
        noticeKinds = List.copyOf(noticeKinds);
    }

    /** Begins the description of a module whose pages live below the given class's package. */
    public static Builder named(String name, Class<?> anchor) {
        return new Builder(name, anchor.getPackageName());
    }

    /** The message key of the name a person sees. */
    public String labelKey() {
        return name + ".name";
    }

    /** The message key of the sentence that says what the feature is for. */
    public String purposeKey() {
        return name + ".purpose";
    }

    /**
     * Something an actor may be allowed to do, as {@code credits:review}.
     *
     * @param defaultRoles keys of the roles that get it when a tenant is made or the permission is new
     */
    public record Permission(String name, Set<String> defaultRoles) {

        public Permission {
            if (!name.matches("[a-z][a-z0-9_]*:[a-z][a-z-]*")) {
                throw new IllegalArgumentException("A permission reads like 'credits:review': " + name);
            }
            defaultRoles = Set.copyOf(defaultRoles);
        }
    }

    /**
     * A line in the menu.
     *
     * @param group message key of the group; entries of one group stand together
     * @param permission who sees it
     * @param order smaller stands first, over all modules
     */
    public record NavigationEntry(
            String group, String labelKey, String href, String icon, String permission, int order) {}

    /**
     * A setting of the tenant, dated, with a default that comes with the module.
     *
     * @param type decides how a value is checked and edited
     */
    public record SettingDeclaration(String key, Type type, String defaultValue) {

        public enum Type {
            TEXT,
            WHOLE_NUMBER,
            DECIMAL,
            YES_NO
        }
    }

    /** Collects what a module declares. */
    public static final class Builder {

        private final String name;
        private final String basePackage;
        private final List<Permission> permissions = new ArrayList<>();
        private final List<NavigationEntry> navigation = new ArrayList<>();
        private final List<SettingDeclaration> settings = new ArrayList<>();
        private final List<NoticeKind> noticeKinds = new ArrayList<>();
        private String migrations = "";
        private boolean switchable = true;

        private Builder(String name, String basePackage) {
            this.name = name;
            this.basePackage = basePackage;
        }

        public Builder migrations(String folder) {
            migrations = folder;
            return this;
        }

        public Builder alwaysOn() {
            switchable = false;
            return this;
        }

        public Builder permission(String permission, String... defaultRoles) {
            permissions.add(new Permission(permission, Set.of(defaultRoles)));
            return this;
        }

        public Builder navigation(
                String group, String labelKey, String href, String icon, String permission, int order) {
            navigation.add(new NavigationEntry(group, labelKey, href, icon, permission, order));
            return this;
        }

        public Builder setting(String key, SettingDeclaration.Type type, String defaultValue) {
            settings.add(new SettingDeclaration(key, type, defaultValue));
            return this;
        }

        /** A kind of notice that people may mute. */
        public Builder notice(String key, NoticeKind.Rhythm usual) {
            noticeKinds.add(new NoticeKind(key, usual, true));
            return this;
        }

        /** A kind of notice that protects the account and cannot be muted. */
        public Builder protectiveNotice(String key) {
            noticeKinds.add(new NoticeKind(key, NoticeKind.Rhythm.AT_ONCE, false));
            return this;
        }

        public ModuleDescriptor build() {
            return new ModuleDescriptor(
                    name, basePackage, migrations, switchable, permissions, navigation, settings, noticeKinds);
        }
    }
}
