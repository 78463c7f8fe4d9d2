using System.Globalization;
using Amazon.Runtime;
using Deploy.Plan.Texts;

namespace Deploy.Engine.Clients;

/// <summary>Counts the calls of a run and writes a line before each one that may change something, so that a killed run leaves its trace.</summary>
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
    private readonly List<string> _written = [];
    private readonly TimeProvider _time;
    private StreamWriter? _file;
    private int _calls;

    /// <summary>A journal that writes nothing to disk until <see cref="Open"/>.</summary>
    public CallJournal(TimeProvider time) => _time = time;

    /// <summary>The number of calls so far, retries not counted.</summary>
    public int Calls => _calls;

    /// <summary>The calls that may have changed something, in order.</summary>
    public IReadOnlyList<string> Written
    {
        get
        {
            lock (_lock) return [.. _written];
        }
    }

    /// <summary>Also writes to a file, which is made with the first line.</summary>
    public void Open(string path)
    {
        lock (_lock)
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            _file ??= new StreamWriter(path, append: false) { AutoFlush = true };
            foreach (var line in _written) _file.WriteLine(line);
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
        client.ExceptionEvent += (_, e) =>
        {
            if (e is WebServiceExceptionEventArgs { Request: { } request, Exception: { } exception }) exception.Data[ActionKey] = $"{service}:{OperationOf(request)}";
        };
        return client;
    }

    /// <summary>Writes a line into the file that is no call, behind a <c>#</c>.</summary>
    public void Remark(string text)
    {
        lock (_lock) _file?.WriteLine($"{Now} # {ForeignText.LogLine(text)}");
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    /// <summary>True for an operation that changes nothing.</summary>
    public static bool IsReading(string operation) => ReadingVerbs.Any(verb => operation.StartsWith(verb, StringComparison.Ordinal));

    private string Now => _time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static string OperationOf(AmazonWebServiceRequest request)
    {
        var name = request.GetType().Name;
        return name.EndsWith(RequestSuffix, StringComparison.Ordinal) ? name[..^RequestSuffix.Length] : name;
    }

    private void Note(string service, AmazonWebServiceRequest request)
    {
        Interlocked.Increment(ref _calls);
        var operation = OperationOf(request);
        if (IsReading(operation)) return;
        var names = NamingMembers.Select(member => request.GetType().GetProperty(member)?.GetValue(request) as string).Where(name => !string.IsNullOrEmpty(name));
        var line = ForeignText.LogLine(string.Create(CultureInfo.InvariantCulture, $"{Now} {service}:{operation} {string.Join(' ', names)}")).TrimEnd();
        lock (_lock)
        {
            _written.Add(line);
            _file?.WriteLine(line);
        }
    }
}
