<?php

declare(strict_types=1);

namespace KhenThuong;

use FFI;
use KhenThuong\Exception\AbiException;
use KhenThuong\Exception\LibraryException;
use KhenThuong\Native\Calls;
use KhenThuong\Native\Declarations;
use KhenThuong\Native\LibraryPath;
use KhenThuong\Native\Loader;

/**
 * libkhenthuong, loaded. Most programs need not name it: {@see Rulebook} uses
 * {@see Library::default()}.
 *
 * Which library is loaded, the first of these that is there:
 *
 * 1. the path given to the constructor;
 * 2. what a preload has loaded for the whole server (`preload.php`, `ffi.preload`);
 * 3. the constant KHENTHUONG_LIBRARY;
 * 4. the environment variable KHENTHUONG_LIBRARY;
 * 5. the setting `khenthuong.library` in php.ini;
 * 6. libkhenthuong.so.1, wherever the system's loader finds it.
 */
final class Library
{
    /** The KT_ABI_VERSION that this package is written for. */
    public const ABI_VERSION = Declarations::ABI;

    private static ?self $default = null;

    private readonly Calls $calls;

    /**
     * @param ?string $path A path, or a name for the system's loader; null: see above.
     *
     * @throws LibraryException where it is missing or is another library
     * @throws AbiException     where it is of another ABI
     */
    public function __construct(?string $path = null)
    {
        $ffi = $path === null ? Loader::preloaded() : null;
        $this->calls = new Calls(
            $ffi ?? Loader::load($path === null ? LibraryPath::configured() : LibraryPath::given($path))
        );
    }

    /**
     * The library as it is configured, loaded at the first call.
     *
     * @throws LibraryException where it is missing or is another library
     * @throws AbiException     where it is of another ABI
     */
    public static function default(): self
    {
        return self::$default ??= new self();
    }

    /**
     * Loads the configured library for all requests of a server to come. `preload.php`
     * calls this.
     *
     * @throws LibraryException where it is missing or is another library
     * @throws AbiException     where it is of another ABI
     */
    public static function preload(): void
    {
        if (Loader::preloaded() === null) {
            Loader::preload(LibraryPath::configured());
        }
    }

    /**
     * The library's version, "major.minor.patch".
     */
    public function version(): string
    {
        return $this->ffi()->kt_version();
    }

    public function abiVersion(): int
    {
        return $this->ffi()->kt_abi_version();
    }

    public function limits(): Limits
    {
        $ffi = $this->ffi();
        return new Limits(
            $ffi->kt_max_request_bytes(),
            $ffi->kt_max_rulebook_bytes(),
            $ffi->kt_max_depth(),
            $ffi->kt_max_nominations(),
            $ffi->kt_max_items(),
            $ffi->kt_max_text_bytes(),
            $ffi->kt_max_id_bytes(),
            $ffi->kt_max_supplements(),
        );
    }

    /**
     * The name of a status in khenthuong.h, "KT_ERROR_JSON"; "KT_UNKNOWN" for a number
     * that is none.
     */
    public function statusName(Status|int $status): string
    {
        return $this->ffi()->kt_status_name($status instanceof Status ? $status->value : $status);
    }

    /**
     * @internal
     */
    public function calls(): Calls
    {
        return $this->calls;
    }

    private function ffi(): FFI
    {
        return $this->calls->ffi;
    }
}
