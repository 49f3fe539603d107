<?php
/**
 * Parses HTML and writes it again with Masterminds HTML5, the library by which Drupal corrects faulty
 * HTML, and with the options that Drupal gives it.
 */

require_once 'Masterminds/HTML5/autoload.php';

$html5    = new Masterminds\HTML5(
	array(
		'disable_html_ns' => true,
		'encoding'        => 'UTF-8',
	)
);
$document = $html5->loadHTML( '<body>' . stream_get_contents( STDIN ) );
foreach ( $document->getElementsByTagName( 'body' )->item( 0 )->childNodes as $node ) {
	echo $html5->saveHTML( $node );
}
