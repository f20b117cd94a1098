<?php

declare(strict_types=1);

namespace KhenThuong\Native;

use FFI;
use KhenThuong\Exception\AbiException;
use KhenThuong\Exception\LibraryException;

/**
 * Loads libkhenthuong and makes sure that it is one, and of the right ABI.
 *
 * @internal
 */
final class Loader
{
    // Of dlfcn.h on Linux. NODELETE: PHP would unload the library when the FFI object
    // goes, at the end of a request, and load it again in the next.
    private const RTLD_NOW = 0x2;
    private const RTLD_NODELETE = 0x1000;

    /**
     * The library that a preload has loaded for this process; null where there is none.
     */
    public static function preloaded(): ?FFI
    {
        if (!class_exists(FFI::class)) {
            return null;
        }
        try {
            $ffi = FFI::scope(Declarations::SCOPE);
        } catch (FFI\Exception) {
            return null;
        }
        self::checkAbi($ffi, 'ffi.preload');
        return $ffi;
    }

    public static function load(LibraryPath $path): FFI
    {
        if (!class_exists(FFI::class)) {
            throw self::failure($path, 'PHP không có phần mở rộng FFI', 'PHP has no FFI extension');
        }
        self::stay($path);
        // The number first, alone: a library of another ABI may lack what is declared.
        self::checkAbi(self::declare('int32_t kt_abi_version(void);', $path), $path->name);
        return self::declare(Declarations::text(), $path);
    }

    /**
     * Loads the library for all requests of the processes to come; in a preload only.
     */
    public static function preload(LibraryPath $path): void
    {
        self::stay($path);
        self::checkAbi(self::declare('int32_t kt_abi_version(void);', $path), $path->name);
        if ($path->name === Declarations::SONAME) {
            FFI::load(Declarations::FILE);
            return;
        }
        $file = tempnam(sys_get_temp_dir(), 'khenthuong');
        try {
            file_put_contents((string) $file, Declarations::loading($path->name));
            FFI::load((string) $file);
        } finally {
            unlink((string) $file);
        }
    }

    private static function stay(LibraryPath $path): void
    {
        try {
            $loader = FFI::cdef('void *dlopen(const char *file, int mode); char *dlerror(void);');
        } catch (FFI\Exception $refused) {
            throw self::restricted($path, $refused);
        }
        if ($loader->dlopen($path->name, self::RTLD_NOW | self::RTLD_NODELETE) === null) {
            $why = FFI::string($loader->dlerror());
            throw self::failure($path, "không nạp được: $why", "it cannot be loaded: $why");
        }
    }

    private static function declare(string $declarations, LibraryPath $path): FFI
    {
        try {
            return FFI::cdef($declarations, $path->name);
        } catch (FFI\Exception $lacking) {
            $why = $lacking->getMessage();
            throw self::failure(
                $path,
                "đây không phải là libkhenthuong: $why",
                "it is not libkhenthuong: $why",
                $lacking,
            );
        }
    }

    private static function checkAbi(FFI $ffi, string $name): void
    {
        $found = $ffi->kt_abi_version();
        if ($found !== Declarations::ABI) {
            throw new AbiException($name, Declarations::ABI, $found);
        }
    }

    private static function restricted(LibraryPath $path, FFI\Exception $refused): LibraryException
    {
        return self::failure(
            $path,
            'PHP không cho dùng FFI ở đây: đặt ffi.enable=true, hoặc ffi.enable=preload cùng '
            . 'opcache.preload=…/khenthuong/preload.php',
            'PHP does not allow FFI here: set ffi.enable=true, or ffi.enable=preload with '
            . "opcache.preload=…/khenthuong/preload.php ({$refused->getMessage()})",
            $refused,
        );
    }

    private static function failure(
        LibraryPath $path,
        string $vi,
        string $en,
        ?\Throwable $previous = null,
    ): LibraryException {
        $setting = 'KHENTHUONG_LIBRARY';
        return new LibraryException(
            "Không dùng được thư viện \"{$path->name}\" (theo {$path->source}): $vi. "
            . "Đường dẫn đặt được bằng hằng số hoặc biến môi trường $setting, hoặc khenthuong.library trong php.ini. / "
            . "The library \"{$path->name}\" (from {$path->source}) cannot be used: $en. "
            . "Its path can be set by the constant or environment variable $setting, or khenthuong.library in php.ini.",
            $path->name,
            $previous,
        );
    }
}
