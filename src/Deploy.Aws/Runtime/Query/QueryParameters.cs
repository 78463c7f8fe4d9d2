using System.Globalization;
using Amazon.Runtime;

namespace Deploy.Aws.Runtime.Query;

/// <summary>
/// Writes members of a query request below a name (<c>Tags.member.1.Key</c>). Null is left out;
/// an empty list is sent as an empty parameter.
/// </summary>
internal readonly struct QueryParameters(IDictionary<string, string> parameters, string prefix)
{
    public void String(string name, string? value)
    {
        if (value is not null)
            parameters[prefix + name] = value;
    }

    public void Constant(string name, ConstantClass? value) => String(name, value?.Value);

    public void Int(string name, int? value) => String(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Long(string name, long? value) => String(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Bool(string name, bool? value) => String(name, value is null ? null : value.Value ? "true" : "false");

    public void Timestamp(string name, DateTime? value) => String(name, value is null ? null : Timestamps.ToIso8601(value.Value));

    public void Structure(string name, IQueryInput? value) => value?.Write(new QueryParameters(parameters, $"{prefix}{name}."));

    public void List(string name, string item, List<string>? values)
        => Items(name, item, values, static (query, index, value) => query.String(index, value));

    public void List<T>(string name, string item, List<T>? values)
        where T : IQueryInput
        => Items(name, item, values, static (query, index, value) => query.Structure(index, value));

    private void Items<T>(string name, string item, List<T>? values, Action<QueryParameters, string, T> write)
    {
        if (values is null)
            return;
        if (values.Count == 0)
            parameters[prefix + name] = "";
        var items = new QueryParameters(parameters, $"{prefix}{name}.{item}.");
        for (var i = 0; i < values.Count; i++)
            write(items, (i + 1).ToString(CultureInfo.InvariantCulture), values[i]);
    }
}
