using Storefront;
using Storefront.Catalog;
using Storefront.Orders;
using Storefront.Reports;

// One image, several commands: the task definitions in Deployment/ say which one a container runs.
switch (args.FirstOrDefault() ?? "api")
{
    case "api":
        await RunApiAsync();
        return 0;
    case "worker":
        await RunWorkerAsync();
        return 0;
    case "report":
        DailyReport.Write(Console.Out, new OrderStore(), DateOnly.FromDateTime(DateTime.UtcNow));
        return 0;
    case "health":
        return await HealthProbe.RunAsync();
    default:
        Console.Error.WriteLine($"'{args[0]}' is not a command. Use api, worker, report or health.");
        return 64;
}

async Task RunApiAsync()
{
    var builder = WebApplication.CreateBuilder(args);
    builder.Services.AddSingleton<ProductList>();
    builder.Services.AddSingleton<OrderStore>();

    var app = builder.Build();
    app.MapGet("/health", () => Results.Ok(new { status = "healthy" }));
    app.MapProducts();
    app.MapOrders();
    await app.RunAsync();
}

async Task RunWorkerAsync()
{
    var builder = Host.CreateApplicationBuilder(args);
    builder.Services.AddSingleton<OrderStore>();
    builder.Services.AddHostedService<FulfilmentWorker>();
    await builder.Build().RunAsync();
}
