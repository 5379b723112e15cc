using AppEngine;
using Flask.Net;

// App Engine says where to listen. Anywhere else: http://127.0.0.1:8080.
string port = Environment.GetEnvironmentVariable("PORT") ?? "8080";
FlaskApp app = Service.Create();

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.UseUrls($"http://*:{port}");
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Service.DrainTime);
builder.Services.AddHealthChecks();
builder.Logging.ClearProviders().AddProvider(new CloudLog(Console.Out, Environment.GetEnvironmentVariable("GOOGLE_CLOUD_PROJECT")));
builder.AddFlask(app);

WebApplication web = builder.Build();
web.MapFlask(app);
web.Run();
