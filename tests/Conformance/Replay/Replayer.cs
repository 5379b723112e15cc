using System.Text.Json.Nodes;
using Conformance.Reports;
using Conformance.Vectors;

namespace Conformance.Replay;

/// <summary>Replays files of vectors, one vector after the other, each bounded in time.</summary>
internal sealed class Replayer(Differences differences)
{
    private const int StackSize = 16 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Replays every vector of a file.</summary>
    public FileResult Replay(VectorFile file)
    {
        IVectorKind? kind = Kinds.Find(file.Kind);
        List<VectorResult> results = [];
        for (int at = 0; at < file.Lines.Count;)
            at = RunOnOneThread(file, kind, at, results);
        return new FileResult(file.Kind, results);
    }

    // A vector that hangs costs its thread, not the run: the next vectors go to a new one.
    private int RunOnOneThread(VectorFile file, IVectorKind? kind, int start, List<VectorResult> results)
    {
        using AutoResetEvent finished = new(false);
        bool abandoned = false;
        int at = start;
        VectorResult? current = null;
        using AutoResetEvent next = new(true);
        Thread worker = new(() =>
        {
            while (next.WaitOne() && !Volatile.Read(ref abandoned) && at < file.Lines.Count)
            {
                current = ReplayLine(file, kind, file.Lines[at]);
                finished.Set();
            }
        }, StackSize)
        { IsBackground = true };
        worker.Start();

        while (at < file.Lines.Count)
        {
            if (!finished.WaitOne(Patience))
            {
                Volatile.Write(ref abandoned, true);
                results.Add(new VectorResult(IdOf(file, file.Lines[at]), Verdict.Failed, null, $"took longer than {Patience.TotalSeconds} s"));
                return at + 1;
            }

            results.Add(current!);
            at++;
            next.Set();
        }

        worker.Join();
        return at;
    }

    private VectorResult ReplayLine(VectorFile file, IVectorKind? kind, string line)
    {
        Vector vector;
        try
        {
            vector = file.Read(line);
        }
        catch (Exception error)
        {
            return new VectorResult("unreadable", Verdict.Failed, null, $"cannot be read: {error.Message}");
        }

        if (kind is null)
            return new VectorResult(vector.Id, Verdict.Failed, vector.Expected, $"no adapter for {file.Kind}");
        JsonNode? actual;
        try
        {
            JsonObject outcome = kind.Replay(vector);
            if (kind.Agrees(vector.Expected, outcome))
                return new VectorResult(vector.Id, Verdict.Passed, vector.Expected, outcome);
            actual = outcome;
        }
        catch (Exception error)
        {
            actual = $"threw {error.GetType().Name}: {error.Message} {FirstFrames(error)}";
        }

        Verdict verdict = differences.Explain(vector.Id) is null ? Verdict.Failed : Verdict.DiffersByDesign;
        return new VectorResult(vector.Id, verdict, vector.Expected, actual);
    }

    private static string IdOf(VectorFile file, string line)
    {
        try
        {
            return file.Read(line).Id;
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or InvalidOperationException or NullReferenceException)
        {
            return "unreadable";
        }
    }

    private static string FirstFrames(Exception error) =>
        string.Join(" < ", (error.StackTrace ?? "").Split('\n').Take(3).Select(frame => frame.Trim()));
}
