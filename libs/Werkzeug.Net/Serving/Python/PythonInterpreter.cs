using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Werkzeug.Net.Serving.Python;

/// <summary>
/// The one Python of the process. It runs on a thread of its own, which loads applications; each application has threads of Python
/// that ask for work. It is never finalised: Python and its extension modules do not survive that.
/// </summary>
internal sealed class PythonInterpreter
{
    private static readonly Lock Gate = new();
    private static PythonInterpreter? s_running;

    private readonly ConcurrentDictionary<long, PythonWork> _work = new();
    private readonly ConcurrentDictionary<int, PythonQueue> _queues = new();
    private int _lastQueue;
    private long _lastWork;

    private PythonInterpreter() => _queues[0] = new PythonQueue(null);

    /// <summary>The running interpreter, for what Python calls.</summary>
    public static PythonInterpreter Running => s_running!;

    /// <summary>Starts Python if it does not run yet.</summary>
    /// <param name="interpreter">Whose Python to load.</param>
    public static PythonInterpreter Start(string interpreter)
    {
        lock (Gate)
        {
            if (s_running is not null)
                return s_running;
            PythonLibrary library = PythonLibrary.Load(interpreter);
            s_running = new PythonInterpreter();
            string script = string.Create(CultureInfo.InvariantCulture, $"entries = ({string.Join(", ", PythonCallbacks.Addresses())})\n{ReadBridge()}");
            new Thread(() => s_running.Run(library, script)) { IsBackground = true, Name = "python" }.Start();
            return s_running;
        }
    }

    /// <summary>Loads an application and starts its threads.</summary>
    /// <returns>The queue that the threads work off.</returns>
    public async Task<PythonQueue> LoadAsync(string folder, string module, string name, PythonOptions options)
    {
        PythonQueue queue = new(options.MaxWaiting);
        int number = Interlocked.Increment(ref _lastQueue);
        _queues[number] = queue;
        LoadCommand command = new(string.Create(CultureInfo.InvariantCulture, $"{folder}\0{module}\0{name}\0{options.Threads}\0{number}"));
        Enqueue(_queues[0], command);
        await command.Loaded.ConfigureAwait(false);
        return queue;
    }

    /// <summary>Gives work to the threads of a queue.</summary>
    /// <returns>False if too much is waiting already.</returns>
    public bool Enqueue(PythonQueue queue, PythonWork work)
    {
        work.Id = Interlocked.Increment(ref _lastWork);
        _work[work.Id] = work;
        if (queue.TryAdd(work))
            return true;
        Forget(work);
        return false;
    }

    /// <summary>Waits for work; null when there will be no more.</summary>
    public PythonWork? Take(long queue) => _queues.TryGetValue((int)queue, out PythonQueue? found) ? found.Take() : null;

    /// <summary>The work of a number; null if it is done.</summary>
    public PythonWork? Find(long id) => _work.GetValueOrDefault(id);

    /// <summary>Forgets work that is done.</summary>
    public void Forget(PythonWork work)
    {
        _work.TryRemove(work.Id, out _);
        work.Release();
    }

    // It returns only if Python could not even be started: then nobody works off the commands.
    private void Run(PythonLibrary library, string script)
    {
        try
        {
            library.Run(script);
        }
        catch (PythonException error)
        {
            _queues[0].Close();
            foreach (PythonWork work in _work.Values)
                work.Done(error.Message);
        }
    }

    private static string ReadBridge()
    {
        using Stream resource = typeof(PythonInterpreter).Assembly.GetManifestResourceStream("Werkzeug.Net.Serving.Python.bridge.py")!;
        using StreamReader reader = new(resource, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed class LoadCommand(string command) : PythonWork
    {
        private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Loaded => _loaded.Task;

        public override int Flags => 0;

        public override void Done(string message)
        {
            if (message.Length == 0)
                _loaded.TrySetResult();
            else
                _loaded.TrySetException(new PythonException(message));
        }

        protected override byte[] Pack() => Encoding.UTF8.GetBytes(command);
    }
}
