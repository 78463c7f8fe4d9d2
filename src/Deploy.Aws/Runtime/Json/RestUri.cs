using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Deploy.Aws.Runtime.Json;

/// <summary>Puts members into the path and the query string of a REST request; AWSSDK.Core escapes them.</summary>
internal readonly struct RestUri(DefaultRequest request)
{
    /// <summary>A path label; without a value the path would name another resource, so it is refused.</summary>
    public void Label(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            throw new AmazonClientException($"{request.RequestName}: {name} is part of the request's path. Set it.");
        request.AddPathResource($"{{{name}}}", value);
    }

    public void Query(string name, string? value)
    {
        if (value is not null)
            request.Parameters[name] = value;
    }

    public void Query(string name, ConstantClass? value) => Query(name, value?.Value);

    public void Query(string name, int? value) => Query(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Query(string name, List<string>? values)
    {
        if (values is { Count: > 0 })
            request.ParameterCollection.Add(name, values);
    }
}
