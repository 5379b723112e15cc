using System.Globalization;

namespace Werkzeug.Net.Tests.Serving.Python;

/// <summary>How a .NET program lives in gunicorn's processes: several, forked early or late, restarted, ended.</summary>
[TestClass]
public sealed class GunicornWorkersTests
{
    [TestMethod]
    public async Task Several_workers_with_threads_answer_each_with_a_runtime_of_its_own()
    {
        await using PythonServer server = await PythonServer.StartGunicornAsync("--workers", "2", "--threads", "4");

        HashSet<string> processes = [];
        for (int round = 0; round < 50 && processes.Count < 2; round++)
        {
            string[] bodies = await Task.WhenAll(Enumerable.Range(0, 32).Select(async n => n % 2 == 0
                ? (await server.GetAsync("/process")).Body
                : (await server.PostAsync("/echo", $"{n}")).Body));
            processes.UnionWith(bodies.Where(static (_, n) => n % 2 == 0));
            for (int n = 1; n < bodies.Length; n += 2)
                Assert.AreEqual(n.ToString(CultureInfo.InvariantCulture), bodies[n]);
        }

        Assert.HasCount(2, processes);
    }

    [TestMethod]
    public async Task A_preloaded_application_starts_its_runtime_in_the_worker()
    {
        await using PythonServer server = await PythonServer.StartGunicornAsync("--preload");

        Assert.AreEqual("Hello, World!", (await server.GetAsync("/")).Body);
        Assert.AreNotEqual($"{server.Process.Id}", (await server.GetAsync("/process")).Body);
    }

    [TestMethod]
    public async Task A_worker_of_the_plain_kind_ends_on_TERM_after_its_request()
    {
        await using PythonServer server = await PythonServer.StartGunicornAsync();
        Assert.AreEqual("awaited", (await server.GetAsync("/await")).Body);

        server.Process.Signal("TERM");
        await server.Process.WaitForExitAsync();

        Assert.AreEqual(0, server.Process.ExitCode, server.Process.Output);
        Assert.DoesNotContain("WORKER TIMEOUT", server.Process.Output);
    }

    [TestMethod]
    public async Task What_the_application_writes_about_errors_and_the_errors_it_lets_through_reach_the_log_of_the_server()
    {
        await using PythonServer server = await PythonServer.StartGunicornAsync("--threads", "2");

        await server.GetAsync("/log");
        await server.GetAsync("/log-at-close");
        await server.GetAsync("/error");

        StringAssert.Contains(await server.Process.LineAsync("a word for the log"), "é😀");
        await server.Process.LineAsync("a word at the close");
        StringAssert.Contains(await server.Process.LineAsync("DotNetError: "), "System.InvalidOperationException: boom");
    }

    [TestMethod]
    public async Task A_program_that_does_not_start_says_why()
    {
        await using PythonServer server = await PythonServer.StartGunicornAsync("--env", "WSGI_ARGUMENTS=serve fail");

        StringAssert.StartsWith((await server.GetAsync("/")).Status, "500 ");
        StringAssert.StartsWith((await server.GetAsync("/")).Status, "500 ");
        StringAssert.Contains(await server.Process.LineAsync("does not want to start"), "InvalidOperationException");
    }

    [TestMethod]
    public async Task An_error_that_the_application_announces_is_the_exc_info_of_Python()
    {
        await using ChildProcess python = ChildProcess.Start(
            ChildProcess.Find("python3") ?? throw new AssertInconclusiveException("python3 is not installed."),
            ["-c", """
            import sys
            from wsgiref.util import setup_testing_defaults
            sys.path.insert(0, ".")
            import wsgi
            def start_response(status, headers, *exc_info):
                print("started", status, len(exc_info), *(("%s: %s" % (kind.__name__, error)).splitlines()[0] for kind, error, _ in exc_info), flush=True)
            for path in ("/", "/replaced", "/replaced-by-block"):
                environ = {"PATH_INFO": path, "os.variable": "\udc80 that is not UTF-8 \u0100"}
                setup_testing_defaults(environ)
                body = wsgi.application(environ, start_response)
                print(b"".join(body), flush=True)
                getattr(body, "close", lambda: None)()
            """],
            [("WSGI_PROGRAM", "Werkzeug.Net.Tests.dll"), ("WSGI_ARGUMENTS", "serve"), ("PYTHONDONTWRITEBYTECODE", "1")]);
        await python.WaitForExitAsync();

        const string Error = "DotNetError: System.InvalidOperationException: boom";
        Assert.AreEqual(
            $"started 200 OK 0\nb'Hello, World!'\nstarted 500 Oops 1 {Error}\nb'sorry'\nstarted 200 OK 0\nstarted 500 Oops 1 {Error}\nb'sorry'\n", python.Output);
    }

    [TestMethod]
    public async Task A_runtime_that_was_started_before_the_fork_is_an_error_in_words()
    {
        await using ChildProcess python = ChildProcess.Start(
            ChildProcess.Find("python3") ?? throw new AssertInconclusiveException("python3 is not installed."),
            ["-c", """
            import os, sys
            from wsgiref.util import setup_testing_defaults
            sys.path.insert(0, ".")
            import wsgi
            def ask():
                environ = {}
                setup_testing_defaults(environ)
                return b"".join(wsgi.application(environ, lambda status, headers, exc_info=None: None))
            print("parent", ask())
            child = os.fork()
            if child == 0:
                try:
                    ask()
                except wsgi.DotNetError as error:
                    print("child", error, flush=True)
                os._exit(0)
            print("ended", os.waitpid(child, 0)[1], ask(), flush=True)
            """],
            [("WSGI_PROGRAM", "Werkzeug.Net.Tests.dll"), ("WSGI_ARGUMENTS", "serve"), ("PYTHONDONTWRITEBYTECODE", "1")]);

        StringAssert.Contains(await python.LineAsync("child"), "before this process was forked");
        StringAssert.Contains(await python.LineAsync("ended"), "ended 0 b'Hello, World!'");
    }
}
