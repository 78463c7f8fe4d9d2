namespace Deploy.Local.Services;

/// <summary>Which log groups exist; offered by the logs service, asked when a task starts whose log driver does not create its group.</summary>
public interface ILogGroupCatalog
{
    bool Exists(string logGroup, string region);
}
