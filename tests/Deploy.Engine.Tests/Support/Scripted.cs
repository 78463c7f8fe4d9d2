using System.Reflection;

namespace Deploy.Engine.Tests.Support;

/// <summary>A client whose operations answer as a test says; others fail.</summary>
public class Scripted : DispatchProxy
{
    private readonly Dictionary<string, Func<int, object, object>> _answers = new(StringComparer.Ordinal);
    private readonly List<string> _calls = [];

    /// <summary>The operations so far.</summary>
    public IReadOnlyList<string> Calls => _calls;

    /// <summary>A client, and what it does.</summary>
    public static (TClient Client, Scripted Script) Of<TClient>()
        where TClient : class
    {
        var client = Create<TClient, Scripted>();
        return (client, (Scripted)(object)client);
    }

    /// <summary>What an operation answers: a response, or an exception, given the number of calls of it before and the request.</summary>
    public Scripted On<TRequest>(string operation, Func<int, TRequest, object> answer)
    {
        _answers[operation] = (calls, request) => answer(calls, (TRequest)request);
        return this;
    }

    /// <summary>How often an operation was called.</summary>
    public int Count(string operation) => _calls.Count(call => call == operation);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var operation = targetMethod!.Name.Replace("Async", "", StringComparison.Ordinal);
        if (!_answers.TryGetValue(operation, out var find)) throw new InvalidOperationException($"{operation} is not expected.");
        var answer = find(Count(operation), args![0]!);
        _calls.Add(operation);
        var response = targetMethod.ReturnType.GetGenericArguments()[0];
        var task = answer is Exception ? nameof(Task.FromException) : nameof(Task.FromResult);
        return typeof(Task).GetMethods().Single(method => method.Name == task && method.IsGenericMethod).MakeGenericMethod(response).Invoke(null, [answer]);
    }
}
