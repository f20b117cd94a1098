<?php

declare(strict_types=1);

namespace KhenThuong;

/**
 * How a call of the library ended: the kt_status of khenthuong.h.
 */
enum Status: int
{
    /** Done; the response is the answer. */
    case Ok = 0;

    /** A pointer that must not be NULL was NULL; this package never gives one. */
    case Argument = 10;

    /** The text is not JSON. */
    case Json = 20;

    /** JSON, but not a request of this operation. */
    case Request = 30;

    /** No such rulebook, a faulty one, one not in force, or another than a receipt's. */
    case Rulebook = 40;

    /** Larger or deeper than a limit. */
    case Limit = 50;

    /** Out of memory. */
    case Memory = 60;
}
