<?php

/**
 * For php-fpm: loads the library and the classes once, for all requests.
 *
 *     ; php.ini
 *     ffi.enable=preload
 *     opcache.preload=…/khenthuong/preload.php
 *
 * Where the server starts as root and opcache.preload_user is another user, PHP preloads
 * in a process of its own and cannot keep a library from there. Then let PHP itself load it:
 *
 *     ffi.preload=…/khenthuong/khenthuong.ffi.h
 *     opcache.preload_user=www-data
 *
 * Without that line the classes are preloaded all the same, and each worker loads the
 * library at its first request.
 */

declare(strict_types=1);

namespace KhenThuong;

require_once __DIR__ . '/autoload.php';

/** @var \SplFileInfo $file */
foreach (
    new \RecursiveIteratorIterator(
        new \RecursiveDirectoryIterator(__DIR__ . '/src', \FilesystemIterator::SKIP_DOTS)
    ) as $file
) {
    require_once $file->getPathname();
}

try {
    Library::preload();
} catch (\FFI\Exception $elsewhere) {
    // Preloading as another user; any other fault ends the start with its own message.
    if (!str_contains($elsewhere->getMessage(), 'opcache.preload_user')) {
        throw $elsewhere;
    }
}
