namespace Deploy.Local.Services;

/// <summary>Log groups as the tasks see them; offered by the logs service, asked when a task starts whose log driver does not create its group.</summary>
public interface ILogGroupCatalog
{
    bool Exists(string logGroup, string region);

    /// <summary>Adds lines to a stream, which is made with the first; nothing where the group does not exist.</summary>
    void Write(string logGroup, string stream, string region, IReadOnlyList<string> lines);
}
