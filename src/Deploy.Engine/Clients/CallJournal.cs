using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Deploy.Plan.Texts;

namespace Deploy.Engine.Clients;

/// <summary>
/// Counts the calls of a run and writes a line before each one that may change something, so that a killed run leaves its trace. What AWS
/// refused changed nothing and is taken off the count; what got no answer may have.
/// </summary>
public sealed class CallJournal : IDisposable
{
    /// <summary>The key in <see cref="Exception.Data"/> that holds the failed action, such as <c>ecs:UpdateService</c>.</summary>
    public const string ActionKey = "deploy-ecs:action";

    private const string RequestSuffix = "Request";
    private static readonly string[] ReadingVerbs = ["Describe", "List", "Get", "BatchGet", "Filter", "AssumeRole"];

    /// <summary>Members of requests that name the thing; never one that holds content.</summary>
    private static readonly string[] NamingMembers =
        ["ClusterName", "ServiceName", "Service", "Family", "TaskDefinition", "RepositoryName", "LogGroupName", "RoleName", "PolicyName", "PolicyArn", "GroupName", "Name", "ResourceArn", "Cluster"];

    private readonly Lock _lock = new();
    private readonly List<WritingCall> _written = [];
    private readonly ConcurrentDictionary<AmazonWebServiceRequest, WritingCall> _underWay = new(ReferenceEqualityComparer.Instance);
    private readonly TimeProvider _time;
    private StreamWriter? _file;
    private int _calls;

    /// <summary>A journal that writes nothing to disk until <see cref="Open"/>.</summary>
    public CallJournal(TimeProvider time) => _time = time;

    /// <summary>The calls one of whose tries had no answer.</summary>
    public LostAnswers Lost { get; } = new();

    /// <summary>The number of calls so far, retries not counted.</summary>
    public int Calls => _calls;

    /// <summary>Why lines are no longer written to the file; null: they are.</summary>
    public string? Problem { get; private set; }

    /// <summary>The calls that changed something, or may have, in order.</summary>
    public IReadOnlyList<string> Written
    {
        get
        {
            lock (_lock) return [.. _written.Where(call => call.State != WritingState.Refused).Select(call => call.Line)];
        }
    }

    /// <summary>How many of <see cref="Written"/> got no answer: whether they changed something is not known.</summary>
    public int Unanswered
    {
        get
        {
            lock (_lock) return _written.Count(call => call.State is WritingState.Sent or WritingState.Lost);
        }
    }

    /// <summary>Also writes to a file, which is made now.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public void Open(string path)
    {
        lock (_lock)
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            _file ??= new StreamWriter(path, append: false) { AutoFlush = true };
            foreach (var call in _written) Append(call.Line);
        }
    }

    /// <summary>Follows a client.</summary>
    /// <param name="client">The client.</param>
    /// <param name="service">The prefix of the service's actions in policies: <c>ecs</c>, <c>ecr</c> …</param>
    public T Follow<T>(T client, string service)
        where T : AmazonServiceClient
    {
        client.BeforeRequestEvent += (_, e) =>
        {
            if (e is WebServiceRequestEventArgs { Request: { } request }) Note(service, request);
        };
        client.AfterResponseEvent += (_, e) =>
        {
            if (e is WebServiceResponseEventArgs { Request: { } request } && _underWay.TryRemove(request, out var call)) Conclude(call, WritingState.Done);
        };
        client.ExceptionEvent += (_, e) =>
        {
            if (e is not WebServiceExceptionEventArgs { Request: { } request, Exception: { } exception } failed) return;
            exception.Data[ActionKey] = $"{service}:{OperationOf(request)}";
            if (!_underWay.TryRemove(request, out var call)) return;
            Conclude(call, IsRefused(exception) && !Lost.Contains(InvocationOf(failed)) ? WritingState.Refused : WritingState.Lost);
        };
        return client;
    }

    /// <summary>Writes a line into the file that is no call, behind a <c>#</c>.</summary>
    public void Remark(string text)
    {
        lock (_lock) Append($"{Now} # {ForeignText.LogLine(text)}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _file?.Dispose();
        }
        catch (IOException)
        {
            // A full disk was told already.
        }
    }

    /// <summary>True for an operation that changes nothing.</summary>
    public static bool IsReading(string operation) => ReadingVerbs.Any(verb => operation.StartsWith(verb, StringComparison.Ordinal));

    private string Now => _time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static string OperationOf(AmazonWebServiceRequest request)
    {
        var name = request.GetType().Name;
        return name.EndsWith(RequestSuffix, StringComparison.Ordinal) ? name[..^RequestSuffix.Length] : name;
    }

    /// <summary>"Exists already" may be said of what an earlier try made: the transport sends again by itself where a kept connection was closed.</summary>
    private static bool IsRefused(Exception exception) =>
        exception is AmazonServiceException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } refused
        && refused.ErrorCode?.Contains("Exist", StringComparison.Ordinal) != true && refused.ErrorCode?.Contains("Conflict", StringComparison.Ordinal) != true;

    private static string? InvocationOf(WebServiceExceptionEventArgs failed) =>
        failed.Headers is { } headers && headers.TryGetValue(LostAnswers.InvocationHeader, out var invocation) ? invocation : null;

    private void Note(string service, AmazonWebServiceRequest request)
    {
        Interlocked.Increment(ref _calls);
        var operation = OperationOf(request);
        if (IsReading(operation)) return;
        var names = NamingMembers.Select(member => request.GetType().GetProperty(member)?.GetValue(request) as string).Where(name => !string.IsNullOrEmpty(name));
        var call = new WritingCall(ForeignText.LogLine(string.Create(CultureInfo.InvariantCulture, $"{Now} {service}:{operation} {string.Join(' ', names)}")).TrimEnd());
        _underWay[request] = call;
        lock (_lock)
        {
            _written.Add(call);
            Append(call.Line);
        }
    }

    private void Conclude(WritingCall call, WritingState state)
    {
        lock (_lock)
        {
            call.State = state;
            if (state == WritingState.Refused) Append($"{Now} # refused: {call.Line.Split(' ', 2)[1]}");
        }
    }

    /// <summary>A disk that is full must not end a deployment in its middle.</summary>
    private void Append(string line)
    {
        if (Problem is not null) return;
        try
        {
            _file?.WriteLine(line);
        }
        catch (IOException e)
        {
            Problem = e.Message;
        }
    }

    private enum WritingState
    {
        Sent,
        Done,
        Refused,
        Lost,
    }

    private sealed class WritingCall(string line)
    {
        public string Line { get; } = line;

        public WritingState State { get; set; }
    }
}
