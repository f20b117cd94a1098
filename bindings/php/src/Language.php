<?php

declare(strict_types=1);

namespace KhenThuong;

/**
 * The languages of sentences, labels and messages; its value is what "language" of a
 * request takes.
 */
enum Language: string
{
    case Vietnamese = 'vi';
    case English = 'en';
}
