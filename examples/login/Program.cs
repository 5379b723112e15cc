return Login.LoginApp.Create().Run(args);
