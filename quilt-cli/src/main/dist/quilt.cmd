@echo off
rem Starts the quilt command. QUILT_JAVA_OPTS gives Java further options, such as -Xmx4g.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if exist "%home%\lib\modules" goto image
"%java%" -XX:+UseSerialGC %QUILT_JAVA_OPTS% -classpath "%home%\lib\*" io.quilt.cli.Main %*
exit /b %errorlevel%
:image
"%home%\bin\java" -XX:+UseSerialGC %QUILT_JAVA_OPTS% --module io.quilt.cli/io.quilt.cli.Main %*
exit /b %errorlevel%
