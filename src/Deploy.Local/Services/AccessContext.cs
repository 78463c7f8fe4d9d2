namespace Deploy.Local.Services;

/// <summary>The condition keys of one request with their values. Names of keys are compared without case, as IAM does.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html"/>.</remarks>
public sealed class AccessContext
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The key's values; null when the request does not have the key.</summary>
    public IReadOnlyList<string>? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>Sets the key, unless there is no value.</summary>
    public AccessContext With(string key, string? value) => value is null ? this : With(key, [value]);

    /// <summary>Sets a key that can have several values, unless there is none.</summary>
    public AccessContext With(string key, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            _values[key] = values;
        return this;
    }

    /// <summary>The same keys and those of the other context, which win.</summary>
    public AccessContext And(AccessContext other)
    {
        var both = new AccessContext();
        foreach (var (key, values) in _values.Concat(other._values))
            both._values[key] = values;
        return both;
    }
}
