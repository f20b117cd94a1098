<?php

declare(strict_types=1);

namespace KhenThuong\Native;

/**
 * What khenthuong.ffi.h holds: the C declarations, and the names in front of them.
 *
 * @internal
 */
final class Declarations
{
    public const FILE = __DIR__ . '/../../khenthuong.ffi.h';

    /** FFI_SCOPE: under which a preload keeps the library for all requests. */
    public const SCOPE = 'khenthuong';

    /** FFI_LIB: what the loader is asked for when nothing is configured. */
    public const SONAME = 'libkhenthuong.so.1';

    /** KT_ABI_VERSION of the declarations. */
    public const ABI = 1;

    /**
     * The declarations as FFI::cdef() takes them.
     */
    public static function text(): string
    {
        return (string) preg_replace('/^#define .*$/m', '', self::file());
    }

    /**
     * The file as FFI::load() takes it, with another library in its FFI_LIB.
     */
    public static function loading(string $library): string
    {
        return str_replace(
            '#define FFI_LIB "' . self::SONAME . '"',
            "#define FFI_LIB \"$library\"",
            self::file(),
        );
    }

    private static function file(): string
    {
        return (string) file_get_contents(self::FILE);
    }
}
