<?php
/** What a web server's configuration does for WordPress, for the one that is built into PHP. */

$path    = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
$content = getenv( 'TEST_CONTENT' );
$home    = rtrim( $_SERVER['DOCUMENT_ROOT'], '/' );

if ( strpos( $path, '..' ) !== false ) {
	http_response_code( 400 );
	return true;
}

// What a web server passes on to the proxy of the metrics.
if ( strpos( $path, '/nano-metrics/' ) === 0 ) {
	$answer = file_get_contents( getenv( 'TEST_PROXY' ) . substr( $_SERVER['REQUEST_URI'], strlen( '/nano-metrics' ) ) );
	http_response_code( false === $answer ? 502 : 200 );
	header( 'Content-Type: application/json' );
	echo $answer;
	return true;
}

if ( strpos( $path, '/wp-content/' ) === 0 ) {
	$file  = $content . substr( $path, strlen( '/wp-content' ) );
	$types = array(
		'css'   => 'text/css',
		'js'    => 'text/javascript',
		'json'  => 'application/json',
		'png'   => 'image/png',
		'svg'   => 'image/svg+xml',
		'woff2' => 'font/woff2',
	);
	$type  = $types[ pathinfo( $file, PATHINFO_EXTENSION ) ] ?? null;
	if ( $type && is_file( $file ) ) {
		header( "Content-Type: $type" );
		readfile( $file );
		return true;
	}
}

if ( '/' !== $path && is_file( $home . $path ) ) {
	return false;
}
if ( is_file( $home . rtrim( $path, '/' ) . '/index.php' ) && '/' !== $path ) {
	$_SERVER['SCRIPT_NAME'] = rtrim( $path, '/' ) . '/index.php';
	$_SERVER['PHP_SELF']    = $_SERVER['SCRIPT_NAME'];
	chdir( $home . rtrim( $path, '/' ) );
	require $home . $_SERVER['SCRIPT_NAME'];
	return true;
}
$_SERVER['SCRIPT_NAME']     = '/index.php';
$_SERVER['PHP_SELF']        = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $home . '/index.php';
chdir( $home );
require $home . '/index.php';
return true;
