@echo off
rem Runs the quilt command from this source tree: builds it first when it is missing.
setlocal
set "root=%~dp0"
set "app=%root%quilt-cli\target\quilt"
if exist "%app%\built" goto run
echo quilt: building the command from its sources; the first time takes a few minutes 1>&2
pushd "%root%"
call mvnw.cmd -q -Dmaven.test.skip -DskipTests -pl quilt-cli -am package 1>&2
if errorlevel 1 popd & exit /b 1
popd
echo built> "%app%\built"
:run
call "%app%\bin\quilt.cmd" %*
exit /b %errorlevel%
