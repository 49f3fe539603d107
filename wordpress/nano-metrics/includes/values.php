<?php
/**
 * Reads the values of a widget's attributes, as people and editors write them.
 *
 * @package Nano_Metrics
 */

namespace Nano_Metrics;

defined( 'ABSPATH' ) || exit;

/** Longer values are nobody's intention. */
const MAX_LENGTH = 500;

/** The blanks and quotes that editors put around a value. */
const EDGES = '[\s\p{Z}"\'“”„‟‘’‚‛«»″′]+';

/**
 * The text that was meant: without entities and control characters.
 *
 * @param mixed $value Any value of a block or shortcode.
 * @return string
 */
function whole_text( $value ) {
	if ( ! is_scalar( $value ) ) {
		return '';
	}
	$text = html_entity_decode( wp_check_invalid_utf8( (string) $value ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	return (string) preg_replace( '/[\x{00}-\x{1F}\x{7F}\x{200B}\x{2060}\x{FEFF}]+/u', ' ', $text );
}

/**
 * The text without the blanks and typographic quotes that editors put around it.
 *
 * @param mixed $value Any value of a block or shortcode.
 * @return string
 */
function plain_text( $value ) {
	return (string) preg_replace( '/^' . EDGES . '|' . EDGES . '$/u', '', whole_text( $value ) );
}

/**
 * Words for a person to read: without quotes only where they stand on both sides.
 *
 * @param mixed $value Any value of a block or shortcode.
 * @return string
 */
function heading_text( $value ) {
	$text = trim( whole_text( $value ) );
	return preg_match( '/^["“”„«″].*["“”«»″]$/u', $text ) ? plain_text( $text ) : $text;
}

/**
 * Checks a value by the kind of its attribute.
 *
 * @param array<string, mixed> $attribute From the list of widgets.
 * @param mixed                $value     Any value of a block or shortcode.
 * @return string|null The value to write; '' for none, null where it is not understood.
 */
function check_value( array $attribute, $value ) {
	if ( 'flag' === $attribute['kind'] ) {
		return check_flag( $value );
	}
	$text = plain_text( $value );
	if ( '' === $text ) {
		return '';
	}
	if ( strlen( $text ) > MAX_LENGTH ) {
		return null;
	}
	switch ( $attribute['kind'] ) {
		case 'word':
			return check_word( $attribute['words'], $text );
		case 'instant':
			return check_instant( $text );
		case 'seconds':
			return check_seconds( $text );
		case 'zone':
			return check_zone( $text );
		case 'language':
			// WordPress writes de_DE, browsers want de-DE.
			$tag = str_replace( '_', '-', $text );
			return preg_match( '/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/', $tag ) ? $tag : null;
		case 'countries':
			$list = strtoupper( check_list( $text ) );
			return preg_match( '/^(?:[A-Z]{2}(?:,|$))*$/', $list ) ? $list : null;
		case 'list':
			return check_list( $text );
		case 'text':
			return heading_text( $value );
	}
	return null;
}

/**
 * Whether a flag is on: a block gives a boolean, a shortcode words, as an attribute of HTML has.
 *
 * @param mixed $value The value.
 * @return string|null 'true' or ''.
 */
function check_flag( $value ) {
	if ( is_bool( $value ) ) {
		return $value ? 'true' : '';
	}
	if ( ! is_scalar( $value ) ) {
		return null;
	}
	return in_array( strtolower( plain_text( $value ) ), array( 'false', 'off', 'no', '0' ), true ) ? '' : 'true';
}

/**
 * One of a few words, in any case.
 *
 * @param string[] $words The words.
 * @param string   $text  The value.
 * @return string|null The word as the widget writes it.
 */
function check_word( array $words, $text ) {
	$text = preg_replace( '/\s/u', '', $text );
	foreach ( $words as $word ) {
		if ( $word === $text ) {
			return $word;
		}
	}
	foreach ( $words as $word ) {
		if ( strtolower( $word ) === strtolower( $text ) ) {
			return $word;
		}
	}
	return null;
}

/**
 * An ISO 8601 date, or date and time.
 *
 * @param string $text The value.
 * @return string|null
 */
function check_instant( $text ) {
	$pattern = '/^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?$/';
	// Editors make dashes of hyphens.
	$text = strtoupper( preg_replace( '/[‐-―−]/u', '-', $text ) );
	if ( ! preg_match( $pattern, $text, $parts ) ) {
		return null;
	}
	$is_date = checkdate( (int) $parts[2], (int) $parts[3], (int) $parts[1] );
	$is_time = (int) ( $parts[4] ?? 0 ) < 24 && (int) ( $parts[5] ?? 0 ) < 60 && (int) ( $parts[6] ?? 0 ) < 60;
	return $is_date && $is_time ? $text : null;
}

/**
 * An IANA time zone or an offset. Which zones there are, each browser knows best.
 *
 * @param string $text The value.
 * @return string|null
 */
function check_zone( $text ) {
	$zone = preg_replace( array( '~\s*/\s*~u', '/\s+/u' ), array( '/', '_' ), $text );
	return preg_match( '~^(?:[A-Za-z][\w+-]*(?:/[\w+-]+){0,2}|[+-]\d\d:?\d\d)$~', $zone ) ? $zone : null;
}

/**
 * Seconds between refreshes, or `off`.
 *
 * @param string $text The value.
 * @return string|null
 */
function check_seconds( $text ) {
	$text = strtolower( $text );
	if ( 'off' === $text || 'false' === $text ) {
		return 'off';
	}
	$seconds = preg_replace( '/\s*s(?:ec(?:onds?)?)?$/', '', $text );
	return preg_match( '/^\d{1,7}(?:\.\d{1,3})?$/', $seconds ) ? $seconds : null;
}

/**
 * A comma-separated list without its blanks.
 *
 * @param string $text The value.
 * @return string
 */
function check_list( $text ) {
	$items = array_map( __NAMESPACE__ . '\plain_text', explode( ',', $text ) );
	return implode( ',', array_filter( $items, 'strlen' ) );
}
