<?php
/**
 * The widgets and their attributes.
 *
 * @package Nano_Metrics
 */

namespace Nano_Metrics;

defined( 'ABSPATH' ) || exit;

/**
 * All widgets by their short name, each with tag, title, description and attributes.
 *
 * They are read late, since their words are translated, and WordPress 6.7 warns of translations
 * before `init`.
 *
 * @return array<string, array<string, mixed>>
 */
function widgets() {
	static $widgets = null;
	if ( null === $widgets ) {
		$widgets = require __DIR__ . '/widget-list.php';
	}
	return $widgets;
}

/**
 * A widget by its short name or its tag, however it is written.
 *
 * @param mixed $name Such as `byte-usage` or `nano-byte-usage`.
 * @return array<string, mixed>|null
 */
function find_widget( $name ) {
	$short = preg_replace( '/^nano[-_]/', '', str_replace( '_', '-', strtolower( plain_text( $name ) ) ) );
	return widgets()[ $short ] ?? null;
}
