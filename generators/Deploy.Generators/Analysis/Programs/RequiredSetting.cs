namespace Deploy.Generators.Analysis.Programs;

/// <summary>A setting that the program needs.</summary>
/// <param name="Key">Its key: <c>Payments:Url</c>.</param>
/// <param name="IsSection">Whether anything below the key will do.</param>
/// <param name="Reached">In which runs it is read.</param>
internal sealed record RequiredSetting(string Key, bool IsSection, Reached Reached)
{
    private const string ConnectionStrings = "ConnectionStrings:";

    /// <summary>The name of the connection string that it is; null: another setting.</summary>
    public string? ConnectionString => Key.StartsWith(ConnectionStrings, StringComparison.OrdinalIgnoreCase) && !IsSection ? Key.Substring(ConnectionStrings.Length) : null;

    /// <summary>The variable that supplies it.</summary>
    public string Variable => VariableOf(Key);

    /// <summary>The connection string of a name.</summary>
    public static RequiredSetting OfConnectionString(string name, Reached reached) => new(ConnectionStrings + name, IsSection: false, reached);

    /// <summary>The variable of a key.</summary>
    public static string VariableOf(string key) => key.Replace(":", "__");
}
